package io.klientela.contacts.activity;

import io.klientela.events.contacts.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a guest says to a meeting.
 *
 * @param email in lower case
 * @param at when they said it: what was said before something that is known changes nothing
 * @param occurrence which one of a series it is about; null for all of it
 */
public record GuestAnswer(
        String email, Answer answer, Instant at, @Nullable Instant occurrence) {}
