package io.klientela.contacts.purpose;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.purpose.PurposeInput.Texts;
import io.klientela.events.contacts.PurposeState;
import io.klientela.events.contacts.StandardPurpose;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.start.StartupTask;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Ships the standard purposes, each once; what became of them since stays. */
@Component
class ShippedPurposes implements StartupTask {
    private final Aggregates<Purpose, PurposeState> purposes;
    private final Stamps stamps;

    ShippedPurposes(Aggregates<Purpose, PurposeState> purposes, Stamps stamps) {
        this.purposes = purposes;
        this.stamps = stamps;
    }

    @Override
    public void run() {
        Set<String> present = purposes.findAll(Filters.empty()).stream()
                .map(purpose -> purpose.state().key())
                .collect(Collectors.toSet());
        for (StandardPurpose purpose : StandardPurpose.values()) {
            if (!present.contains(purpose.key())) {
                ship(purpose);
            }
        }
    }

    private void ship(StandardPurpose purpose) {
        try {
            purposes.add(Purpose.create(id(purpose), input(purpose), stamps.now()));
        } catch (DuplicateAggregate e) {
            // Another instance was faster.
        }
    }

    /** The same in every instance and installation. */
    private static String id(StandardPurpose purpose) {
        return UUID.nameUUIDFromBytes(("purpose\n" + purpose.key()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static PurposeInput input(StandardPurpose purpose) {
        return switch (purpose) {
            case NEWSLETTER ->
                input(
                        purpose,
                        "Newsletter",
                        new Texts("Nowości i oferty", "News and offers"),
                        new Texts(
                                "Chcę otrzymywać nowości i oferty. Wiem, że tę zgodę mogę w każdej chwili wycofać.",
                                "I would like to receive news and offers. I know that I can withdraw this consent at any time."));
            case CUSTOMER_NEWS ->
                input(
                        purpose,
                        "Customer news",
                        new Texts("Informacje dla klientów", "Information for customers"),
                        new Texts(
                                "Piszemy do naszych klientów o tym, co od nas mają. Można się temu w każdej chwili sprzeciwić.",
                                "We write to our customers about what they have from us. You can object to that at any time."));
            case SERVICE ->
                input(
                        purpose,
                        "Service",
                        new Texts("Zamówienia i umowy", "Orders and agreements"),
                        new Texts(
                                "Wiadomości potrzebne do wykonania umowy.",
                                "Messages that are needed to carry out an agreement."));
            case SUPPORT ->
                input(
                        purpose,
                        "Support",
                        new Texts("Odpowiedzi na zgłoszenia", "Answers to requests"),
                        new Texts("Odpowiadamy na pytania i zgłoszenia.", "We answer questions and requests."));
            case FEEDBACK ->
                input(
                        purpose,
                        "Feedback",
                        new Texts("Pytania o jakość obsługi", "Questions how good our help was"),
                        new Texts(
                                "Pytamy, czy pomogliśmy. Można się temu w każdej chwili sprzeciwić.",
                                "We ask whether we helped. You can object to that at any time."));
        };
    }

    private static PurposeInput input(StandardPurpose purpose, String name, Texts title, Texts wording) {
        return new PurposeInput(
                name, purpose.key(), title, purpose.legalBasis(), purpose.channels(), true, true, wording);
    }
}
