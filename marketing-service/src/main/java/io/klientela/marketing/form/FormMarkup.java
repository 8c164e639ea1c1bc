package io.klientela.marketing.form;

import io.klientela.events.marketing.FormField;
import io.klientela.events.marketing.FormState;
import io.klientela.marketing.form.AskedConsents.Box;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** A form as plain HTML: it needs neither script nor style. @param consents the boxes for consents */
record FormMarkup(FormState form, List<Box> consents) {
    private static final Map<String, String> AUTOCOMPLETE = Map.of(
            "firstName", "given-name",
            "lastName", "family-name",
            "email", "email",
            "phone", "tel",
            "companyName", "organization",
            "jobTitle", "organization-title",
            "city", "address-level2",
            "country", "country");

    /** @param hidden further fields that are not shown. @param values and errors by key */
    String form(String action, Map<String, String> hidden, Map<String, String> values, Map<String, String> errors) {
        StringBuilder html = new StringBuilder();
        html.append("<form method=\"post\" action=\"%s\" accept-charset=\"utf-8\">\n".formatted(escaped(action)));
        hidden.forEach((name, value) -> html.append(
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(escaped(name), escaped(value))));
        // A person does not see it, a machine fills it in. The style is for pages that have none of ours.
        html.append(
                "<div class=\"aside\" aria-hidden=\"true\" hidden><label>Website <input name=\"%s\" tabindex=\"-1\" autocomplete=\"off\"></label></div>\n"
                        .formatted(PublicForm.HONEYPOT));
        form.fields()
                .forEach(field -> html.append(
                        field(field, values.getOrDefault(field.key(), ""), errors.getOrDefault(field.key(), ""))));
        consents.forEach(box -> html.append("<label><input type=\"checkbox\" name=\"%s\" value=\"%s\"%s> %s</label>\n"
                .formatted(
                        escaped(box.name()),
                        escaped(box.value()),
                        values.containsKey(box.name()) ? " checked" : "",
                        escaped(box.label()))));
        html.append("<button type=\"submit\">%s</button>\n</form>\n".formatted(escaped(form.submitLabel())));
        return html.toString();
    }

    private static String field(FormField field, String value, String error) {
        String name = escaped(field.key());
        String required = field.required() ? " required" : "";
        String hint =
                AUTOCOMPLETE.containsKey(field.key()) ? " autocomplete=\"" + AUTOCOMPLETE.get(field.key()) + "\"" : "";
        String invalid = error.isEmpty() ? "" : " aria-invalid=\"true\"";
        String common = " name=\"" + name + "\"" + required + hint + invalid;
        String control = switch (field.kind()) {
            case TEXT -> "<input%s maxlength=\"500\" value=\"%s\">".formatted(common, escaped(value));
            case EMAIL -> "<input type=\"email\"%s maxlength=\"254\" value=\"%s\">".formatted(common, escaped(value));
            case PHONE -> "<input type=\"tel\"%s maxlength=\"30\" value=\"%s\">".formatted(common, escaped(value));
            case TEXTAREA ->
                "<textarea%s rows=\"5\" maxlength=\"5000\">%s</textarea>".formatted(common, escaped(value));
            case CHOICE -> "<select%s>%s</select>".formatted(common, options(field, value));
            case CHECKBOX ->
                "<input type=\"checkbox\"%s value=\"true\"%s>"
                        .formatted(common, value.equals("true") ? " checked" : "");
        };
        String message =
                error.isEmpty() ? "" : " <span class=\"error\" role=\"alert\">%s</span>".formatted(escaped(error));
        return field.kind() == io.klientela.events.marketing.FieldKind.CHECKBOX
                ? "<label>%s %s%s</label>\n".formatted(control, escaped(field.label()), message)
                : "<label>%s%s %s</label>\n".formatted(escaped(field.label()), message, control);
    }

    private static String options(FormField field, String value) {
        StringBuilder options = new StringBuilder("<option value=\"\"></option>");
        field.choices()
                .forEach(choice -> options.append(
                        "<option%s>%s</option>".formatted(choice.equals(value) ? " selected" : "", escaped(choice))));
        return options.toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
