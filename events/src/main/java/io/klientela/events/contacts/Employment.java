package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/** A person's place in a company. */
public record Employment(
        String companyId, String companyName, @Nullable String role) {}
