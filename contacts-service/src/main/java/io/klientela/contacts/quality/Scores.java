package io.klientela.contacts.quality;

import io.klientela.events.State;
import io.klientela.platform.aggregate.Marks;
import java.time.Clock;
import java.time.Instant;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Has each record's score noted beside it whenever it is written, so that lists filter and sort by it. */
@Component
public class Scores {
    private final RuleBooks books;
    private final Clock clock;

    Scores(RuleBooks books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    public <S extends State> Marks<S> of(Subject subject) {
        return new Marks<>(Verdict.PLACE, Verdict.Kept.class, state -> note(subject, state));
    }

    /** How old single fields are, and who else has the same, is looked up right after. */
    private Document note(Subject subject, State state) {
        Checklist checklist = books.checklist(subject);
        Instant now = clock.instant();
        Verdict verdict = checklist.judge(state, Circumstances.UNKNOWN, now);
        Document note = verdict.note(checklist.looksBeyond() ? now : verdict.due());
        return checklist.comparesRecords() ? Shared.none(checklist.keys(state)).addTo(note) : note;
    }
}
