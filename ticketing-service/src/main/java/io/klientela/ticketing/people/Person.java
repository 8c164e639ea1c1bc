package io.klientela.ticketing.people;

import org.jspecify.annotations.Nullable;

/** A contact as tickets see it. @param email the main one */
public record Person(
        String contactId,
        String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String companyId,
        @Nullable String companyName) {}
