package io.klientela.contacts.quality;

import io.klientela.events.State;
import io.klientela.platform.aggregate.Marks;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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

    /** How old single fields are takes their history, which is looked at right after. */
    private Document note(Subject subject, State state) {
        Checklist checklist = books.checklist(subject);
        Instant now = clock.instant();
        Verdict verdict = checklist.judge(state, Map.of(), now);
        return verdict.note(checklist.aged().isEmpty() ? verdict.due() : now);
    }
}
