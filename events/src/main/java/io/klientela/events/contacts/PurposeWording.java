package io.klientela.events.contacts;

import java.time.Instant;

/** What a person is told when they decide; it is never changed, only followed by another version. @param version from 1 on */
public record PurposeWording(int version, LocalText text, Instant at, String by) {}
