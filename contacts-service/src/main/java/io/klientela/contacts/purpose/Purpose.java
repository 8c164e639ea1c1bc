package io.klientela.contacts.purpose;

import io.klientela.contacts.purpose.PurposeInput.Texts;
import io.klientela.events.Topics;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.events.contacts.LocalText;
import io.klientela.events.contacts.PurposeEvent;
import io.klientela.events.contacts.PurposeState;
import io.klientela.events.contacts.PurposeWording;
import io.klientela.events.contacts.StandardPurpose;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purpose. Its key is for ever, and so is every wording that people may have agreed to. */
final class Purpose extends Aggregate<PurposeState> {
    static final AggregateType<Purpose, PurposeState> TYPE = AggregateType.of(
                    "purpose", "purposes", Topics.PURPOSES, PurposeState.class, Purpose::new)
            .searchedBy(state -> Arrays.asList(
                    state.name(), state.key(), state.title().pl(), state.title().en()))
            .indexed("name", "createdAt", "updatedAt")
            .uniquely("key");

    private Purpose(String id) {
        super(id);
    }

    Purpose(PurposeState state, long version) {
        super(state, version);
    }

    static Purpose create(String id, PurposeInput input, Stamp stamp) {
        Purpose purpose = new Purpose(id);
        List<PurposeWording> wordings = input.wording() == null ? List.of() : List.of(next(0, input.wording(), stamp));
        purpose.record(new PurposeEvent.Created(state(id, input, wordings, stamp.at(), stamp.by(), stamp)));
        return purpose;
    }

    void edit(PurposeInput input, Stamp stamp) {
        PurposeState before = state();
        if (!input.key().equals(before.key())) {
            throw Problem.unprocessable(
                            "Entries of the ledger name \"%s\": a purpose keeps its key.".formatted(before.key()))
                    .field("key", "is never changed");
        }
        PurposeState after = state(id(), input, before.wordings(), before.createdAt(), before.createdBy(), stamp);
        var changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new PurposeEvent.Updated(after, changes));
        }
        Texts wording = input.wording();
        if (wording != null && !text(wording).equals(wordingOf(state()))) {
            List<PurposeWording> wordings = new ArrayList<>(before.wordings());
            PurposeWording next = next(wordings.size(), wording, stamp);
            wordings.add(next);
            record(new PurposeEvent.Worded(
                    state(id(), input, wordings, before.createdAt(), before.createdBy(), stamp), next));
        }
    }

    void delete(PurposeUse use) {
        boolean ships = StandardPurpose.of(state().key()).isPresent();
        long pages = ships ? 0 : use.pagesNaming(state().key());
        if (ships || pages > 0) {
            throw Problem.conflict((ships
                            ? "This purpose ships with the platform."
                            : "The ledger has entries of %,d people for it.".formatted(pages))
                    + " Switch it off instead: PATCH {\"active\": false}.");
        }
        recordDeletion(new PurposeEvent.Deleted(state()));
    }

    static @Nullable LocalText wordingOf(PurposeState state) {
        return state.wordings().isEmpty() ? null : state.wordings().getLast().text();
    }

    private static PurposeWording next(int last, Texts wording, Stamp stamp) {
        return new PurposeWording(last + 1, text(wording), stamp.at(), stamp.by());
    }

    private static LocalText text(Texts texts) {
        return new LocalText(texts.pl().strip(), texts.en().strip());
    }

    private static PurposeState state(
            String id,
            PurposeInput input,
            List<PurposeWording> wordings,
            Instant createdAt,
            String createdBy,
            Stamp stamp) {
        boolean confirmed = input.doubleOptIn() == null || input.doubleOptIn();
        return new PurposeState(
                id,
                input.name().strip(),
                input.key(),
                text(input.title()),
                input.legalBasis(),
                input.channels().stream().distinct().sorted().toList(),
                confirmed && input.legalBasis() == LegalBasis.CONSENT,
                input.active() == null || input.active(),
                List.copyOf(wordings),
                createdAt,
                createdBy,
                stamp.at());
    }
}
