package io.klientela.ticketing.ticket;

import io.klientela.events.Topics;
import io.klientela.events.ticketing.MessageKind;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.Satisfaction;
import io.klientela.events.ticketing.StatusEntry;
import io.klientela.events.ticketing.TicketEvent;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.events.ticketing.TicketTimes;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request for help. It is new until an agent does something, open while it waits for us, pending while it waits for the
 * customer, then solved and at last closed; a merged one has gone into another and changes no more.
 */
final class Ticket extends Aggregate<TicketState> {
    static final AggregateType<Ticket, TicketState> TYPE = AggregateType.of(
                    "ticket", "tickets", Topics.TICKETS, TicketState.class, Ticket::new)
            .searchedBy(Ticket::searchTexts)
            .indexed("updatedAt", "createdAt", "number", "lastMessageAt", "status", "priority", "name")
            .indexed("queueId", "ownerId", "teamId", "contactId", "contactEmail", "companyId", "mergedIntoId")
            .indexed("times.nextCheckAt", "times.firstResponseDueAt", "times.solutionDueAt")
            .indexed("companyName", "ownerName", "tags")
            .uniquely("externalId")
            .about(state -> Stream.ofNullable(state.contactId()).toList());

    private static final int MOST_REMEMBERED = 50;
    private static final int EXCERPT = 200;

    private static final Map<TicketStatus, Set<TicketStatus>> STEPS = Map.of(
            TicketStatus.NEW,
            Set.of(TicketStatus.OPEN, TicketStatus.PENDING, TicketStatus.SOLVED, TicketStatus.CLOSED),
            TicketStatus.OPEN,
            Set.of(TicketStatus.PENDING, TicketStatus.SOLVED, TicketStatus.CLOSED),
            TicketStatus.PENDING,
            Set.of(TicketStatus.OPEN, TicketStatus.SOLVED, TicketStatus.CLOSED),
            TicketStatus.SOLVED,
            Set.of(TicketStatus.OPEN, TicketStatus.PENDING, TicketStatus.CLOSED),
            TicketStatus.CLOSED,
            Set.of(TicketStatus.OPEN),
            TicketStatus.MERGED,
            Set.of());

    private Ticket(String id) {
        super(id);
    }

    Ticket(TicketState state, long version) {
        super(state, version);
    }

    static Ticket open(String id, Opening opening, Stamp stamp) {
        TicketTimes none = new TicketTimes(
                null, null, null, null, null, null, null, null, false, null, List.of(), List.of(), null);
        TicketState bare = new TicketState(
                id,
                opening.name(),
                opening.number(),
                opening.queue().id(),
                opening.queue().name(),
                TicketStatus.NEW,
                opening.priority(),
                opening.channel(),
                opening.customer().contactId(),
                opening.customer().name(),
                opening.customer().email(),
                opening.customer().companyId(),
                opening.customer().companyName(),
                opening.customer().language(),
                opening.tags(),
                opening.linkedIds(),
                null,
                0,
                List.of(),
                null,
                null,
                none,
                null,
                List.of(new StatusEntry(TicketStatus.NEW, stamp.at(), stamp.by())),
                opening.externalId(),
                opening.owner().id(),
                opening.owner().name(),
                opening.owner().teamId(),
                stamp.at(),
                stamp.by(),
                stamp.at());
        TicketDraft draft = new TicketDraft(bare);
        new Promises(opening.queue()).schedule(draft);
        Ticket ticket = new Ticket(id);
        ticket.record(new TicketEvent.Created(draft.at(stamp.at())));
        return ticket;
    }

    /** What may be changed of it at once. */
    void edit(QueueState queue, Stamp stamp, Consumer<TicketDraft> change) {
        requireAlive();
        change(stamp, draft -> {
            change.accept(draft);
            draft.queueId = queue.id();
            draft.queueName = queue.name();
            new Promises(queue).schedule(draft);
        });
    }

    /** Any change that is no step of its life; one that changes nothing records nothing. */
    void change(Stamp stamp, Consumer<TicketDraft> change) {
        TicketDraft draft = new TicketDraft(state());
        change.accept(draft);
        TicketState after = draft.at(stamp.at());
        var changes = Json.changes(state(), after);
        if (!changes.isEmpty()) {
            record(new TicketEvent.Updated(after, changes));
        }
    }

    void assign(Owner owner, Stamp stamp) {
        requireAlive();
        String before = state().ownerId();
        if (Objects.equals(before, owner.id())) {
            return;
        }
        TicketDraft draft = new TicketDraft(state());
        draft.ownerId = owner.id();
        draft.ownerName = owner.name();
        draft.teamId = owner.teamId();
        record(new TicketEvent.Assigned(draft.at(stamp.at()), before));
    }

    /** @throws Problem 422 where its life has no such step */
    void moveTo(TicketStatus status, QueueState queue, Stamp stamp) {
        TicketStatus from = state().status();
        if (from == status) {
            return;
        }
        requireAlive();
        if (!STEPS.getOrDefault(from, Set.of()).contains(status)) {
            throw Problem.unprocessable("A ticket that is %s does not become %s.".formatted(word(from), word(status)))
                    .field("status", "is not a step from " + word(from));
        }
        enter(status, queue, stamp);
    }

    private void enter(TicketStatus status, QueueState queue, Stamp stamp) {
        TicketStatus from = state().status();
        Promises promises = new Promises(queue);
        TicketDraft draft = new TicketDraft(state());
        draft.status = status;
        List<StatusEntry> history = new ArrayList<>(draft.statusHistory);
        history.add(new StatusEntry(status, stamp.at(), stamp.by()));
        boolean wasSolved = from == TicketStatus.SOLVED || from == TicketStatus.CLOSED;
        if (status == TicketStatus.SOLVED) {
            promises.solve(draft, stamp.at());
            draft.times.waitingSince = null;
        } else if (wasSolved && status != TicketStatus.CLOSED) {
            draft.times.solvedAt = null;
            draft.times.solutionMinutes = null;
        }
        draft.statusHistory = List.copyOf(history);
        promises.schedule(draft);
        TicketState after = draft.at(stamp.at());
        if (status == TicketStatus.SOLVED) {
            record(new TicketEvent.Solved(after));
        } else if (wasSolved && status == TicketStatus.OPEN) {
            record(new TicketEvent.Reopened(after));
        } else {
            record(new TicketEvent.StatusChanged(after, from, status));
        }
    }

    /**
     * Takes a message in, once.
     *
     * @param then the status after it; as it follows from who wrote where absent
     * @param automatic whether a machine wrote it, which opens nothing
     */
    void take(MessageState message, @Nullable TicketStatus then, boolean automatic, QueueState queue) {
        requireAlive();
        if (state().recentMessageIds().contains(message.id())) {
            return;
        }
        Stamp stamp = new Stamp(message.createdAt(), message.createdBy());
        Promises promises = new Promises(queue);
        TicketDraft draft = new TicketDraft(state());
        List<String> recent = new ArrayList<>(draft.recentMessageIds);
        recent.add(message.id());
        draft.recentMessageIds =
                List.copyOf(recent.subList(Math.max(0, recent.size() - MOST_REMEMBERED), recent.size()));
        if (message.kind() != MessageKind.NOTE) {
            draft.messages++;
            draft.lastMessageAt = latest(draft.lastMessageAt, message.createdAt());
            boolean ours = message.kind() == MessageKind.AGENT;
            draft.lastFrom = ours ? "agent" : "customer";
            if (ours) {
                promises.answer(draft, message.createdAt());
            } else if (draft.times.waitingSince == null && !automatic) {
                draft.times.waitingSince = message.createdAt();
            }
        }
        promises.schedule(draft);
        record(new TicketEvent.MessageAdded(
                draft.at(latestOf(state().updatedAt(), stamp.at())), message.id(), message.kind(), excerpt(message)));
        follow(message.kind(), then, automatic, queue, stamp);
    }

    private void follow(
            MessageKind kind, @Nullable TicketStatus then, boolean automatic, QueueState queue, Stamp stamp) {
        TicketStatus now = state().status();
        boolean reopens =
                kind == MessageKind.CUSTOMER && !automatic && now != TicketStatus.NEW && now != TicketStatus.OPEN;
        if (then != null && then != now && STEPS.getOrDefault(now, Set.of()).contains(then)) {
            enter(then, queue, stamp);
        } else if (reopens || (kind == MessageKind.AGENT && now == TicketStatus.NEW && then == null)) {
            enter(TicketStatus.OPEN, queue, stamp);
        }
    }

    /** Has as many messages as it really has, after others came from a merged ticket. */
    void recount(int messages, @Nullable Instant lastAt, @Nullable String lastFrom, String mergedId, Stamp stamp) {
        change(stamp, draft -> {
            draft.messages = messages;
            draft.lastMessageAt = lastAt;
            draft.lastFrom = lastFrom;
            if (!draft.linkedIds.contains(mergedId)) {
                draft.linkedIds = Stream.concat(draft.linkedIds.stream(), Stream.of(mergedId))
                        .toList();
            }
        });
    }

    void mergeInto(String intoId, Stamp stamp) {
        requireAlive();
        TicketDraft draft = new TicketDraft(state());
        draft.status = TicketStatus.MERGED;
        draft.mergedIntoId = intoId;
        draft.times.nextCheckAt = null;
        draft.times.waitingSince = null;
        List<StatusEntry> history = new ArrayList<>(draft.statusHistory);
        history.add(new StatusEntry(TicketStatus.MERGED, stamp.at(), stamp.by()));
        draft.statusHistory = List.copyOf(history);
        record(new TicketEvent.Merged(draft.at(stamp.at()), intoId));
    }

    /** The customer's judgement; the last one counts, and the same one again changes nothing. */
    void rate(int score, @Nullable String comment, Stamp stamp) {
        Satisfaction before = state().satisfaction();
        if (before != null && before.score() == score && Objects.equals(before.comment(), comment)) {
            return;
        }
        TicketDraft draft = new TicketDraft(state());
        draft.satisfaction = new Satisfaction(score, comment, stamp.at());
        record(new TicketEvent.Rated(draft.at(stamp.at()), score));
    }

    /** Says what is to be said of its promises by now, each once. */
    void check(QueueState queue, Stamp stamp) {
        Promises promises = new Promises(queue);
        Instant now = stamp.at();
        TicketDraft draft = new TicketDraft(state());
        promises.schedule(draft);
        Instant due = draft.times.firstResponseDueAt;
        boolean warns = promises.warning(draft).filter(at -> !at.isAfter(now)).isPresent();
        if (warns && due != null && due.isAfter(now)) {
            draft.times.responseWarnedAt = now;
            promises.schedule(draft);
            record(new TicketEvent.ResponseDue(draft.at(now), due));
        }
        for (Promises.Due promise : promises.open(draft)) {
            if (!promise.at().isAfter(now) && !draft.times.overdue.contains(promise.promise())) {
                draft.times.overdue.add(promise.promise());
                if (promise.promise().equals(Promises.FIRST_RESPONSE) && draft.times.responseWarnedAt == null) {
                    draft.times.responseWarnedAt = now; // too late for a warning
                }
                promises.schedule(draft);
                record(new TicketEvent.Overdue(draft.at(now), promise.promise(), promise.at()));
            }
        }
        // Where nothing was to be said, it is noted when to look again.
        change(stamp, changed -> changed.times = draft.times);
    }

    /** Goes by what its queue says now. */
    void follow(QueueState queue, Stamp stamp) {
        change(stamp, draft -> {
            draft.queueName = queue.name();
            if (Promises.run(state())) {
                new Promises(queue).schedule(draft);
            }
        });
    }

    void delete() {
        recordDeletion(new TicketEvent.Deleted(state()));
    }

    private void requireAlive() {
        if (state().status() == TicketStatus.MERGED) {
            throw Problem.conflict(
                    "This ticket was merged into another one (%s). Go on there.".formatted(state().mergedIntoId()));
        }
    }

    private static String word(TicketStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String excerpt(MessageState message) {
        String flat = message.text().replaceAll("\\s+", " ").strip();
        return flat.length() <= EXCERPT ? flat : flat.substring(0, EXCERPT - 1) + "…";
    }

    private static Instant latest(@Nullable Instant one, Instant other) {
        return one == null ? other : latestOf(one, other);
    }

    private static Instant latestOf(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<@Nullable String> searchTexts(TicketState ticket) {
        List<@Nullable String> texts = new ArrayList<>(Arrays.asList(
                ticket.name(),
                Long.toString(ticket.number()),
                ticket.contactName(),
                ticket.contactEmail(),
                ticket.companyName(),
                ticket.externalId()));
        texts.addAll(ticket.tags());
        return texts;
    }
}
