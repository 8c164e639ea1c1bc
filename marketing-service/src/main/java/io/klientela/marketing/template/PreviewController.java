package io.klientela.marketing.template;

import io.klientela.events.marketing.TemplateFormat;
import io.klientela.marketing.person.People;
import io.klientela.marketing.person.Person;
import io.klientela.platform.links.PublicUrl;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what somebody would get. */
@RestController
@RequestMapping("/api/v1/templates/preview")
class PreviewController {
    private final PersonValues values;
    private final People people;
    private final PublicUrl url;
    private final Access access;

    PreviewController(PersonValues values, People people, PublicUrl url, Access access) {
        this.values = values;
        this.people = people;
        this.url = url;
        this.access = access;
    }

    /** @param contactId for whom; somebody made up where absent */
    record Draft(
            @NotNull TemplateFormat format,
            @NotNull @Size(max = 500) String subject,
            @NotNull @Size(max = 200_000) String body,
            @Nullable @Size(max = 200_000) String text,
            @Nullable String contactId) {}

    /** @param problems what does not hinder sending, in words */
    record Preview(String subject, String html, String text, List<String> problems) {}

    @Operation(summary = "What a contact would get; a template that is not valid is a 422 that names the line")
    @PostMapping
    Preview preview(@Valid @RequestBody Draft draft) {
        access.require("template", "read");
        CompiledTemplate template =
                CompiledTemplate.of(new TemplateContent(draft.format(), draft.subject(), draft.body(), draft.text()));
        Filled filled = template.fill(values.of(
                person(draft.contactId()),
                url.at("/public/marketing/unsubscribe/preview"),
                url.at("/public/marketing/preferences/preview")));
        return new Preview(filled.subject(), filled.html(), filled.text(), problems(draft, filled));
    }

    private Person person(@Nullable String contactId) {
        return contactId == null
                ? PersonValues.example()
                : people.readable(contactId)
                        .orElseThrow(
                                () -> Problem.unprocessable("There is no contact with the id %s.".formatted(contactId))
                                        .field("contactId", "no such contact"));
    }

    private List<String> problems(Draft draft, Filled filled) {
        List<String> problems = new ArrayList<>();
        values.unknownIn(draft.subject() + "\n" + draft.body() + "\n" + draft.text())
                .forEach(name -> problems.add("There is no field contact.%s; it stays empty.".formatted(name)));
        if (filled.subject().isBlank()) {
            problems.add("The subject is empty.");
        }
        if (filled.text().isBlank()) {
            problems.add("There is nothing to read without images.");
        }
        return problems;
    }
}
