package io.klientela.events.contacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody outside proposes for a meeting, until its organizer decides.
 *
 * @param id the same where the same person proposes something else of the same kind later
 * @param email whose it is
 * @param answer of a guest: whether they take part
 * @param startsAt of a time: when it should begin
 * @param occurrence which occurrence of a series it is about; null for all of it
 * @param comment what they say to it
 * @param delegatedBy the address of the guest whom they come for
 */
public record Proposal(
        String id,
        ProposalKind kind,
        String email,
        @Nullable String name,
        @Nullable Answer answer,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant occurrence,
        @Nullable String comment,
        @Nullable String delegatedBy,
        Instant at) {}
