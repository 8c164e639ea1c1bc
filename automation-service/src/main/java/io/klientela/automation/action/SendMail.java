package io.klientela.automation.action;

import io.klientela.automation.event.EventKind;
import io.klientela.events.automation.ActionKind;
import io.klientela.platform.client.ApiClient;
import io.klientela.platform.client.ApiRefused;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends a contact a mail made from a template, for a purpose that permits it; {@code service} where none is named. */
@Component
class SendMail implements Action {
    private static final int NOT_FOUND = 404;

    private final ApiClient api;
    private final ShippedTemplates shipped;

    SendMail(ApiClient api, ShippedTemplates shipped) {
        this.api = api;
        this.shipped = shipped;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.SEND_MAIL;
    }

    @Override
    public void check(Settings settings, @Nullable EventKind on) {
        settings.allow("templateId", "contact", "purpose");
        settings.required("templateId");
        if (on == null && settings.required("contact").equals("contact")) {
            throw settings.invalid("contact", "a schedule has no record and no contact; name a contact");
        }
    }

    @Override
    public String plan(Step step) {
        return "send the template %s to the contact %s"
                .formatted(step.settings().required("templateId"), contact(step));
    }

    @Override
    public String perform(Step step) {
        String contact = contact(step);
        if (!hasEmail(contact)) {
            throw new StepSkipped("The contact has no e-mail address.");
        }
        String template = shipped.resolve(step.settings().required("templateId"));
        Map<String, Object> wish = new HashMap<>(Map.of("contactId", contact, "key", step.key()));
        String purpose = step.settings().text("purpose");
        if (purpose != null) {
            wish.put("purpose", purpose);
        }
        String mail =
                api.post("/templates/" + template + "/send", wish, step.key()).text("id");
        return "sent the mail " + mail;
    }

    private boolean hasEmail(String contact) {
        try {
            return !api.get("/contacts/" + contact).body().path("emails").isEmpty();
        } catch (ApiRefused e) {
            if (e.status() == NOT_FOUND) {
                throw new StepSkipped("The contact does not exist any more.");
            }
            throw e;
        }
    }

    private static String contact(Step step) {
        String wanted = step.settings().text("contact");
        if (wanted != null && !wanted.equals("contact")) {
            return wanted;
        }
        String contact = step.contactId();
        if (contact == null) {
            throw new StepSkipped("The record has no contact who could get it.");
        }
        return contact;
    }
}
