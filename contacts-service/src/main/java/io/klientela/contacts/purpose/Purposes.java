package io.klientela.contacts.purpose;

import com.mongodb.client.model.Filters;
import io.klientela.events.contacts.PurposeState;
import io.klientela.events.contacts.PurposeWording;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The purposes that there are. */
@Component
public class Purposes {
    private final Aggregates<Purpose, PurposeState> purposes;

    Purposes(Aggregates<Purpose, PurposeState> purposes) {
        this.purposes = purposes;
    }

    /** In the order in which people see them. */
    public List<PurposeState> all() {
        return purposes.findAll(Filters.empty()).stream()
                .map(Purpose::state)
                .sorted(Comparator.comparing(PurposeState::legalBasis).thenComparing(PurposeState::name))
                .toList();
    }

    public Optional<PurposeState> find(String key) {
        return purposes.findAll(Filters.eq("state.key", key)).stream()
                .map(Purpose::state)
                .findFirst();
    }

    /** @throws Problem 422 that names the field where there is none */
    public PurposeState require(String key, String field) {
        return find(key)
                .orElseThrow(() -> Problem.unprocessable("There is no purpose \"%s\".".formatted(key))
                        .field(field, "no such purpose"));
    }

    /** What people are told in a version. */
    public static Optional<PurposeWording> wording(PurposeState purpose, int version) {
        return purpose.wordings().stream()
                .filter(wording -> wording.version() == version)
                .findFirst();
    }
}
