package io.klientela.ticketing.ticket;

import io.klientela.events.ticketing.Satisfaction;
import io.klientela.events.ticketing.StatusEntry;
import io.klientela.events.ticketing.TicketPriority;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.events.ticketing.TicketTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next state of a ticket, in the making. */
final class TicketDraft {
    private final TicketState from;

    String name;
    String queueId;

    @Nullable
    String queueName;

    TicketStatus status;
    TicketPriority priority;

    @Nullable
    String contactId;

    @Nullable
    String contactName;

    @Nullable
    String contactEmail;

    @Nullable
    String companyId;

    @Nullable
    String companyName;

    @Nullable
    String language;

    List<String> tags;
    List<String> linkedIds;

    @Nullable
    String mergedIntoId;

    int messages;
    List<String> recentMessageIds;

    @Nullable
    Instant lastMessageAt;

    @Nullable
    String lastFrom;

    Times times;

    @Nullable
    Satisfaction satisfaction;

    List<StatusEntry> statusHistory;

    @Nullable
    String ownerId;

    @Nullable
    String ownerName;

    @Nullable
    String teamId;

    /** The times of a ticket, in the making. */
    static final class Times {
        /** A broken promise of a ticket from before they were told apart. */
        private static final String UNNAMED = "unnamed";

        @Nullable
        Instant firstResponseDueAt;

        @Nullable
        Instant firstResponseAt;

        @Nullable
        Integer firstResponseMinutes;

        @Nullable
        Instant responseWarnedAt;

        @Nullable
        Instant updateDueAt;

        @Nullable
        Instant solutionDueAt;

        @Nullable
        Instant solvedAt;

        @Nullable
        Integer solutionMinutes;

        @Nullable
        Instant waitingSince;

        final List<String> overdue;
        final Set<String> broken;

        @Nullable
        Instant nextCheckAt;

        Times(TicketTimes from) {
            firstResponseDueAt = from.firstResponseDueAt();
            firstResponseAt = from.firstResponseAt();
            firstResponseMinutes = from.firstResponseMinutes();
            responseWarnedAt = from.responseWarnedAt();
            updateDueAt = from.updateDueAt();
            solutionDueAt = from.solutionDueAt();
            solvedAt = from.solvedAt();
            solutionMinutes = from.solutionMinutes();
            waitingSince = from.waitingSince();
            overdue = new ArrayList<>(from.overdue());
            broken = new LinkedHashSet<>(brokenBefore(from));
            nextCheckAt = from.nextCheckAt();
        }

        private static List<String> brokenBefore(TicketTimes from) {
            if (from.broken() != null) {
                return from.broken();
            }
            return from.breached() && from.overdue().isEmpty() ? List.of(UNNAMED) : List.of();
        }

        TicketTimes done() {
            return new TicketTimes(
                    firstResponseDueAt,
                    firstResponseAt,
                    firstResponseMinutes,
                    responseWarnedAt,
                    updateDueAt,
                    solutionDueAt,
                    solvedAt,
                    solutionMinutes,
                    !overdue.isEmpty() || !broken.isEmpty(),
                    waitingSince,
                    List.copyOf(overdue),
                    List.copyOf(broken),
                    nextCheckAt);
        }
    }

    TicketDraft(TicketState from) {
        this.from = from;
        this.name = from.name();
        this.queueId = from.queueId();
        this.queueName = from.queueName();
        this.status = from.status();
        this.priority = from.priority();
        this.contactId = from.contactId();
        this.contactName = from.contactName();
        this.contactEmail = from.contactEmail();
        this.companyId = from.companyId();
        this.companyName = from.companyName();
        this.language = from.language();
        this.tags = from.tags();
        this.linkedIds = from.linkedIds();
        this.mergedIntoId = from.mergedIntoId();
        this.messages = from.messages();
        this.recentMessageIds = from.recentMessageIds();
        this.lastMessageAt = from.lastMessageAt();
        this.lastFrom = from.lastFrom();
        this.times = new Times(from.times());
        this.satisfaction = from.satisfaction();
        this.statusHistory = from.statusHistory();
        this.ownerId = from.ownerId();
        this.ownerName = from.ownerName();
        this.teamId = from.teamId();
    }

    Instant createdAt() {
        return from.createdAt();
    }

    TicketState at(Instant updatedAt) {
        return new TicketState(
                from.id(),
                name,
                from.number(),
                queueId,
                queueName,
                status,
                priority,
                from.channel(),
                contactId,
                contactName,
                contactEmail,
                companyId,
                companyName,
                language,
                tags,
                linkedIds,
                mergedIntoId,
                messages,
                recentMessageIds,
                lastMessageAt,
                lastFrom,
                times.done(),
                satisfaction,
                statusHistory,
                from.externalId(),
                ownerId,
                ownerName,
                teamId,
                from.createdAt(),
                from.createdBy(),
                updatedAt);
    }
}
