package io.klientela.events.marketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;

/** What happens to a form submission. */
public sealed interface SubmissionEvent extends Event<SubmissionState> {

    @EventType("klientela.marketing.submission.created.v1")
    record Created(SubmissionState state) implements SubmissionEvent {}
}
