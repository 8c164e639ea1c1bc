package io.klientela.ticketing.ticket;

import org.jspecify.annotations.Nullable;

/** Who has a ticket, if anybody, and whose team may see it. */
record Owner(
        @Nullable String id,
        @Nullable String name,
        @Nullable String teamId) {}
