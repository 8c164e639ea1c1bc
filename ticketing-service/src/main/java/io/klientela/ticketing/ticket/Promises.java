package io.klientela.ticketing.ticket;

import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.StatusEntry;
import io.klientela.events.ticketing.TicketPriority;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.ticketing.calendar.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a queue promises, worked out for one ticket. Everything follows from the ticket's history, so it comes out the
 * same whenever it is worked out. A queue's minutes hold for normal priority: high has half of them, urgent a quarter,
 * low twice as many.
 */
final class Promises {
    static final String FIRST_RESPONSE = "firstResponse";
    static final String UPDATE = "update";
    static final String SOLUTION = "solution";

    /** Working time before the first response is due, when somebody is told. */
    static final Duration WARNING = Duration.ofMinutes(15);

    private static final Set<TicketStatus> WAITING = EnumSet.of(TicketStatus.NEW, TicketStatus.OPEN);
    private static final Set<TicketStatus> UNSOLVED =
            EnumSet.of(TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.PENDING);

    private final QueueState queue;
    private final WorkingHours hours;

    Promises(QueueState queue) {
        this.queue = queue;
        this.hours = WorkingHours.of(queue.calendar());
    }

    /** A promise and when it is due. */
    record Due(String promise, Instant at) {}

    /** Sets when what is due, and when to look again. */
    void schedule(TicketDraft ticket) {
        TicketDraft.Times times = ticket.times;
        boolean unsolved = UNSOLVED.contains(ticket.status);
        if (times.firstResponseAt == null && unsolved) {
            times.firstResponseDueAt =
                    due(ticket.createdAt(), allowed(ticket, queue.serviceLevel().firstResponseMinutes()));
        }
        boolean waits = times.firstResponseAt != null && times.waitingSince != null;
        times.updateDueAt = waits && WAITING.contains(ticket.status)
                ? due(times.waitingSince, allowed(ticket, queue.serviceLevel().updateMinutes()))
                : null;
        if (unsolved) {
            times.solutionDueAt = solutionDue(ticket);
        }
        List.copyOf(times.overdue).stream()
                .filter(promise -> isOver(promise, ticket))
                .forEach(promise -> settle(times, promise, false));
        times.nextCheckAt = nextCheck(ticket);
    }

    /** What is over can be broken again; what only pauses was told already. */
    private static boolean isOver(String promise, TicketDraft ticket) {
        return switch (promise) {
            case FIRST_RESPONSE -> ticket.times.firstResponseAt != null;
            case UPDATE -> ticket.times.updateDueAt == null;
            default -> !UNSOLVED.contains(ticket.status);
        };
    }

    /** The promises that are still to be kept. */
    List<Due> open(TicketDraft ticket) {
        TicketDraft.Times times = ticket.times;
        List<Due> open = new ArrayList<>();
        if (UNSOLVED.contains(ticket.status)) {
            if (times.firstResponseAt == null && times.firstResponseDueAt != null) {
                open.add(new Due(FIRST_RESPONSE, times.firstResponseDueAt));
            }
            if (times.updateDueAt != null) {
                open.add(new Due(UPDATE, times.updateDueAt));
            }
            if (times.solutionDueAt != null) {
                open.add(new Due(SOLUTION, times.solutionDueAt));
            }
        }
        return open;
    }

    /** When it is to be said that the first response is due soon; empty where there is nothing (more) to say. */
    Optional<Instant> warning(TicketDraft ticket) {
        TicketDraft.Times times = ticket.times;
        if (times.responseWarnedAt != null
                || times.firstResponseDueAt == null
                || times.firstResponseAt != null
                || !UNSOLVED.contains(ticket.status)) {
            return Optional.empty();
        }
        return hours.before(times.firstResponseDueAt, WARNING);
    }

    private @Nullable Instant nextCheck(TicketDraft ticket) {
        Stream<Instant> due = open(ticket).stream()
                .filter(promise -> !ticket.times.overdue.contains(promise.promise()))
                .map(Due::at);
        return Stream.concat(due, warning(ticket).stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /**
     * Notes whether an answer came in time, and the first one's time. What the clock said in between is not believed:
     * an answer may be told later than it was given.
     */
    void answer(TicketDraft ticket, Instant at) {
        TicketDraft.Times times = ticket.times;
        if (times.updateDueAt != null) {
            settle(times, UPDATE, !at.isAfter(times.updateDueAt));
        }
        times.waitingSince = null;
        if (times.firstResponseAt != null) {
            return;
        }
        times.firstResponseAt = at;
        times.firstResponseMinutes = minutes(hours.between(ticket.createdAt(), at));
        settle(times, FIRST_RESPONSE, times.firstResponseDueAt == null || !at.isAfter(times.firstResponseDueAt));
    }

    /** Notes when it was solved, and whether in time. */
    void solve(TicketDraft ticket, Instant at) {
        TicketDraft.Times times = ticket.times;
        times.solvedAt = at;
        Duration worked = worked(ticket.statusHistory, at);
        times.solutionMinutes = minutes(worked);
        Duration allowed = allowed(ticket, queue.serviceLevel().solutionMinutes());
        settle(times, SOLUTION, allowed == null || worked.compareTo(allowed) <= 0);
    }

    private static void settle(TicketDraft.Times times, String promise, boolean kept) {
        times.overdue.remove(promise);
        if (!kept) {
            times.broken.add(promise);
        }
    }

    /** When the solution is due, if nothing changes; null while we wait for the customer. */
    private @Nullable Instant solutionDue(TicketDraft ticket) {
        Duration left = allowed(ticket, queue.serviceLevel().solutionMinutes());
        if (left == null) {
            return null;
        }
        List<StatusEntry> history = ticket.statusHistory;
        for (int i = 0; i < history.size(); i++) {
            StatusEntry entry = history.get(i);
            boolean last = i == history.size() - 1;
            if (WAITING.contains(entry.status())) {
                Duration worked = last
                        ? null
                        : hours.between(entry.at(), history.get(i + 1).at());
                if (worked == null || worked.compareTo(left) >= 0) {
                    return hours.after(entry.at(), left).orElse(null);
                }
                left = left.minus(worked);
            }
        }
        return null;
    }

    private Duration worked(List<StatusEntry> history, Instant until) {
        Duration sum = Duration.ZERO;
        for (int i = 0; i < history.size(); i++) {
            StatusEntry entry = history.get(i);
            if (WAITING.contains(entry.status())) {
                Instant end =
                        i == history.size() - 1 ? until : history.get(i + 1).at();
                sum = sum.plus(hours.between(entry.at(), end));
            }
        }
        return sum;
    }

    private @Nullable Instant due(@Nullable Instant from, @Nullable Duration allowed) {
        return from == null || allowed == null
                ? null
                : hours.after(from, allowed).orElse(null);
    }

    private static @Nullable Duration allowed(TicketDraft ticket, @Nullable Integer minutes) {
        return minutes == null ? null : Duration.ofSeconds(Math.round(minutes * 60.0 * factor(ticket.priority)));
    }

    private static double factor(TicketPriority priority) {
        return switch (priority) {
            case URGENT -> 0.25;
            case HIGH -> 0.5;
            case NORMAL -> 1;
            case LOW -> 2;
        };
    }

    private static int minutes(Duration duration) {
        return (int) duration.toMinutes();
    }

    /** Whether promises run for a ticket in this state. */
    static boolean run(TicketState ticket) {
        return UNSOLVED.contains(ticket.status());
    }
}
