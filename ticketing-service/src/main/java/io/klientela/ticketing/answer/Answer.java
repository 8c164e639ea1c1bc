package io.klientela.ticketing.answer;

import io.klientela.events.Topics;
import io.klientela.events.ticketing.AnswerEvent;
import io.klientela.events.ticketing.AnswerState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import java.util.Map;

/** A canned answer. */
final class Answer extends Aggregate<AnswerState> {
    static final AggregateType<Answer, AnswerState> TYPE = AggregateType.of(
                    "answer", "answers", Topics.ANSWERS, AnswerState.class, Answer::new)
            .indexed("name", "queueId");

    private Answer(String id) {
        super(id);
    }

    Answer(AnswerState state, long version) {
        super(state, version);
    }

    static Answer create(AnswerState state) {
        Answer answer = new Answer(state.id());
        answer.record(new AnswerEvent.Created(state));
        return answer;
    }

    void edit(AnswerState after) {
        var changes = Json.changes(state(), after);
        if (!changes.isEmpty()) {
            record(new AnswerEvent.Updated(after, changes));
        }
    }

    void delete() {
        recordDeletion(new AnswerEvent.Deleted(state()));
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new AnswerEvent.Updated(state(), Map.of()));
    }
}
