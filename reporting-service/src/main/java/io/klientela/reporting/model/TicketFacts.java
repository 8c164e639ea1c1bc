package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Received;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is kept of each ticket. */
final class TicketFacts {

    static final String TABLE = "ticket-facts";
    /** What reports ask for. */
    static final List<String> FIELDS = List.of(
            "status",
            "queueId",
            "queueName",
            "firstResponseMinutes",
            "solutionMinutes",
            "breached",
            "solvedIn",
            "score",
            "ownerId",
            "teamId",
            "createdOn",
            "createdIn");

    private TicketFacts() {}

    /** What reports need of a ticket's published state. */
    record Ticket(
            String status,
            String queueId,
            @Nullable String queueName,
            @Nullable Times times,
            @Nullable Satisfaction satisfaction,
            @Nullable String ownerId,
            @Nullable String teamId,
            Instant createdAt) {
        record Times(
                @Nullable Integer firstResponseMinutes,
                @Nullable Instant solvedAt,
                @Nullable Integer solutionMinutes,
                boolean breached) {
            static final Times NONE = new Times(null, null, null, false);
        }

        record Satisfaction(int score) {}

        /** An event without these is not a ticket's: it becomes a dead letter instead of a wrong number. */
        Ticket {
            Objects.requireNonNull(status, "the ticket has no status");
            Objects.requireNonNull(queueId, "the ticket has no queueId");
            Objects.requireNonNull(createdAt, "the ticket has no createdAt");
        }
    }

    static FactTable in(MongoCollection<Document> collection, ModelVersion version) {
        return FactTable.of(TABLE, Topics.TICKETS, collection, version, TicketFacts::row);
    }

    private static Document row(Received event) {
        Ticket ticket = event.state(Ticket.class);
        Ticket.Times times = ticket.times() == null ? Ticket.Times.NONE : ticket.times();
        return new Document("status", ticket.status())
                .append("queueId", ticket.queueId())
                .append("queueName", ticket.queueName())
                .append("firstResponseMinutes", times.firstResponseMinutes())
                .append("solutionMinutes", times.solutionMinutes())
                .append("breached", times.breached())
                .append("solvedIn", times.solvedAt() == null ? null : Days.month(times.solvedAt()))
                .append(
                        "score",
                        ticket.satisfaction() == null
                                ? null
                                : ticket.satisfaction().score())
                .append("ownerId", ticket.ownerId())
                .append("teamId", ticket.teamId())
                .append("createdOn", Days.day(ticket.createdAt()))
                .append("createdIn", Days.month(ticket.createdAt()));
    }
}
