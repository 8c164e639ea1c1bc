package io.klientela.events.sales;

import org.jspecify.annotations.Nullable;

/** A person's part in a deal, e.g. role {@code decision maker}. */
public record DealContact(
        String contactId, String name, @Nullable String role) {}
