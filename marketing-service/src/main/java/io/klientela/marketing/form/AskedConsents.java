package io.klientela.marketing.form;

import io.klientela.events.contacts.LegalBasis;
import io.klientela.events.contacts.PurposeWording;
import io.klientela.events.marketing.FormConsent;
import io.klientela.events.marketing.FormState;
import io.klientela.events.marketing.SubmittedConsent;
import io.klientela.platform.consent.Consents;
import io.klientela.platform.consent.KnownPurpose;
import io.klientela.platform.pages.Language;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The consents that a form asks for: never ticked beforehand, never required, in the newest wording. */
@Component
class AskedConsents {
    private static final String PREFIX = "consent.";

    private final Consents consents;

    AskedConsents(Consents consents) {
        this.consents = consents;
    }

    /** A box to tick. @param name of the control. @param value the version of what stands beside it */
    record Box(String name, String label, String value) {}

    /** @throws Problem 422 where one is of no purpose that rests on consent, or by a channel that it does not use */
    void check(FormInput input) {
        List<FormInput.Consent> asked = input.consents() == null ? List.of() : input.consents();
        for (int i = 0; i < asked.size(); i++) {
            String place = "consents[%d]".formatted(i);
            FormInput.Consent one = asked.get(i);
            for (var channel : one.named()) {
                KnownPurpose purpose = consents.require(one.purpose(), channel, place + ".purpose");
                if (purpose.legalBasis() != LegalBasis.CONSENT) {
                    throw Problem.unprocessable("\"%s\" does not rest on consent.".formatted(purpose.key()))
                            .field(place + ".purpose", "does not rest on consent");
                }
            }
        }
    }

    /** Those that can be asked for now. */
    List<Box> boxes(FormState form) {
        Language language = Language.of(form.language(), null);
        List<Box> boxes = new ArrayList<>();
        for (FormConsent asked : asked(form)) {
            purpose(asked)
                    .ifPresent(purpose -> boxes.add(new Box(
                            PREFIX + asked.purpose(),
                            purpose.wording()
                                    .map(PurposeWording::text)
                                    .orElse(purpose.title())
                                    .in(language.tag()),
                            purpose.wording()
                                    .map(wording -> Integer.toString(wording.version()))
                                    .orElse("0"))));
        }
        return boxes;
    }

    /** What was ticked. */
    List<SubmittedConsent> ticked(FormState form, Map<String, String> given) {
        String language = Language.of(form.language(), null).tag();
        List<SubmittedConsent> ticked = new ArrayList<>();
        for (FormConsent asked : asked(form)) {
            String value = given.getOrDefault(PREFIX + asked.purpose(), "").strip();
            if (!value.isEmpty() && !value.equals("false")) {
                purpose(asked)
                        .ifPresent(purpose -> ticked.add(new SubmittedConsent(
                                asked.purpose(), asked.channels(), version(purpose, value), language)));
            }
        }
        return ticked;
    }

    private Optional<KnownPurpose> purpose(FormConsent asked) {
        return consents.purpose(asked.purpose()).filter(KnownPurpose::active);
    }

    private static List<FormConsent> asked(FormState form) {
        return form.consents() == null ? List.of() : form.consents();
    }

    /** What was shown, where the form says so; a page with an old copy of the form may say a version that there is. */
    private static @Nullable Integer version(KnownPurpose purpose, String value) {
        Optional<Integer> shown = purpose.wordings().stream()
                .map(PurposeWording::version)
                .filter(version -> Integer.toString(version).equals(value))
                .findFirst();
        return shown.or(() -> purpose.wording().map(PurposeWording::version)).orElse(null);
    }
}
