package io.klientela.marketing.form;

import io.klientela.events.marketing.FormState;
import io.klientela.platform.links.PublicUrl;
import io.klientela.platform.pages.Language;
import io.klientela.platform.pages.PublicPage;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A form to be filled in by strangers: on a page of its own, in a page of theirs, or by a program. */
@Hidden
@CrossOrigin("*")
@RestController
@RequestMapping("/public/marketing/forms/{id}")
class PublicFormController {
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final List<String> CAMPAIGN =
            List.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");

    private final PublicForm forms;
    private final PublicUrl url;
    private final EmbedScript script;
    private final AskedConsents asked;

    PublicFormController(PublicForm forms, PublicUrl url, EmbedScript script, AskedConsents asked) {
        this.forms = forms;
        this.url = url;
        this.script = script;
        this.asked = asked;
    }

    @GetMapping
    ResponseEntity<String> page(@PathVariable String id, HttpServletRequest request) {
        FormState form;
        try {
            form = forms.open(id);
        } catch (Problem e) {
            return closed(e, request);
        }
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put(PublicForm.TOKEN, forms.token(form));
        hidden.put(PublicForm.PAGE, url.at("/public/marketing/forms/" + id));
        String referrer = request.getHeader(HttpHeaders.REFERER);
        if (referrer != null) {
            hidden.put(PublicForm.REFERRER, referrer);
        }
        for (String name : CAMPAIGN) {
            String value = request.getParameter(name);
            if (value != null && !value.isBlank()) {
                hidden.put(name, value);
            }
        }
        return page(HttpStatus.OK, form, "", hidden, Map.of(), Map.of());
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            FormState form,
            String message,
            Map<String, String> hidden,
            Map<String, String> values,
            Map<String, String> errors) {
        String title = form.title();
        String body = (message.isEmpty()
                        ? ""
                        : "<p class=\"error\" role=\"alert\">%s</p>".formatted(HtmlUtils.htmlEscape(message)))
                + new FormMarkup(form, asked.boxes(form))
                        .form("/public/marketing/forms/" + form.id(), hidden, values, errors);
        return PublicPage.of(
                status,
                Language.of(form.language(), null),
                title == null ? form.name() : title,
                body,
                origin(form.redirectUrl()));
    }

    /** Browsers hold a form's target against the policy also where it is redirected to. */
    private static @Nullable String origin(@Nullable String redirectUrl) {
        if (redirectUrl == null) {
            return null;
        }
        try {
            URI target = URI.create(redirectUrl);
            return target.getScheme() + "://" + target.getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @GetMapping("/embed.js")
    ResponseEntity<String> embed(@PathVariable String id) {
        FormState form = forms.open(id);
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.noStore())
                .body(script.of(form, asked.boxes(form), url.at("/public/marketing/forms/" + id), forms.token(form)));
    }

    /** @param id of the submission */
    record Taken(String id, String thankYou, @Nullable String redirectUrl, String token) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Taken> json(@PathVariable String id, @RequestBody ObjectNode body, HttpServletRequest request) {
        Map<String, String> given = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                given.put(entry.getKey(), entry.getValue().asString());
            }
        }
        return answer(forms.open(id), given, request);
    }

    @PostMapping(consumes = {MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE})
    ResponseEntity<?> form(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletRequest request) {
        Map<String, String> given = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> given.put(name, values.length == 0 ? "" : values[0]));
        if (accept != null && accept.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            return answer(forms.open(id), given, request);
        }
        FormState form;
        try {
            form = forms.open(id);
        } catch (Problem e) {
            return closed(e, request);
        }
        return show(form, given, request);
    }

    private ResponseEntity<Taken> answer(FormState form, Map<String, String> given, HttpServletRequest request) {
        PublicForm.Outcome outcome = forms.take(form, given, request.getRemoteAddr());
        if (!outcome.errors().isEmpty()) {
            Problem problem = Problem.unprocessable("Please correct what is named below.");
            outcome.errors().forEach(problem::field);
            throw problem;
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Taken(outcome.id(), form.thankYou(), form.redirectUrl(), forms.token(form)));
    }

    private ResponseEntity<String> show(FormState form, Map<String, String> given, HttpServletRequest request) {
        Map<String, String> hidden = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith("_") || name.startsWith("utm_")) {
                hidden.put(name, value);
            }
        });
        hidden.computeIfAbsent(PublicForm.TOKEN, name -> forms.token(form));
        PublicForm.Outcome outcome;
        try {
            outcome = forms.take(form, given, request.getRemoteAddr());
        } catch (Problem e) {
            return page(e.status(), form, e.detail(), hidden, given, Map.of());
        }
        if (!outcome.errors().isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, form, "", hidden, given, outcome.errors());
        }
        String target = form.redirectUrl();
        if (target != null) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, target)
                    .build();
        }
        String title = form.title();
        return PublicPage.of(
                HttpStatus.OK,
                Language.of(form.language(), null),
                title == null ? form.name() : title,
                "<p role=\"status\">%s</p>".formatted(HtmlUtils.htmlEscape(form.thankYou())));
    }

    private static ResponseEntity<String> closed(Problem e, HttpServletRequest request) {
        Language language = Language.of(null, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return PublicPage.of(
                e.status(), language, language.say("Tego formularza już nie ma", "This form is not open"), "");
    }
}
