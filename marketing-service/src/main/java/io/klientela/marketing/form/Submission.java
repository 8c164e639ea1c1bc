package io.klientela.marketing.form;

import io.klientela.events.Topics;
import io.klientela.events.marketing.SubmissionEvent;
import io.klientela.events.marketing.SubmissionState;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody sent through a form. It is never changed. */
final class Submission extends Aggregate<SubmissionState> {
    static final AggregateType<Submission, SubmissionState> TYPE = AggregateType.of(
                    "submission", "submissions", Topics.SUBMISSIONS, SubmissionState.class, Submission::new)
            .searchedBy(Submission::words)
            .indexed("formId", "createdAt", "name");

    private Submission(String id) {
        super(id);
    }

    Submission(SubmissionState state, long version) {
        super(state, version);
    }

    static Submission create(SubmissionState state) {
        Submission submission = new Submission(state.id());
        submission.record(new SubmissionEvent.Created(state));
        return submission;
    }

    private static List<@Nullable String> words(SubmissionState state) {
        List<@Nullable String> words = new ArrayList<>(state.values().values());
        words.add(state.name());
        return words;
    }
}
