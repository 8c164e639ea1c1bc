package io.klientela.events.contacts;

import java.time.Instant;

/** What somebody says to one occurrence of a series. @param occurrence when it begins */
public record OccurrenceAnswer(Instant occurrence, Answer answer, Instant answeredAt) {}
