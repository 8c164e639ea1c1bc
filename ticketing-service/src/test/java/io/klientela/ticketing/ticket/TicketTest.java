package io.klientela.ticketing.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klientela.events.ticketing.BusinessCalendar;
import io.klientela.events.ticketing.Delivery;
import io.klientela.events.ticketing.MessageKind;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.OpeningHours;
import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.ServiceLevel;
import io.klientela.events.ticketing.TicketChannel;
import io.klientela.events.ticketing.TicketPriority;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The life of a ticket on a Monday in Warsaw, where people work from 8 to 16: response in 60, update in 120, solution in 480 minutes. */
class TicketTest {
    private static final QueueState QUEUE = queue(new ServiceLevel(60, 120, 480));

    private static QueueState queue(ServiceLevel level) {
        BusinessCalendar calendar = new BusinessCalendar(
                "Europe/Warsaw",
                IntStream.rangeClosed(1, 5)
                        .mapToObj(day -> new OpeningHours(day, "08:00", "16:00"))
                        .toList(),
                List.of());
        Instant then = Instant.EPOCH;
        return new QueueState(
                "q", "Support", null, null, null, calendar, level, null, null, true, null, then, "x", then);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse("2026-03-" + local)
                .atZone(ZoneId.of("Europe/Warsaw"))
                .toInstant();
    }

    private static Stamp stamp(String local) {
        return new Stamp(at(local), "user:ewa");
    }

    private static Ticket ticket(String opened) {
        Opening opening = new Opening(
                1001,
                "Help",
                QUEUE,
                TicketPriority.NORMAL,
                TicketChannel.EMAIL,
                Customer.unknown("Jan", "jan@example.com"),
                List.of(),
                List.of(),
                null,
                new Owner(null, null, null));
        return Ticket.open(Ids.next(), opening, stamp(opened));
    }

    private static MessageState message(MessageKind kind, String written) {
        return new MessageState(
                Ids.next(),
                "Help",
                "t",
                1001,
                kind,
                null,
                null,
                List.of(),
                "text",
                null,
                List.of(),
                null,
                null,
                Delivery.NONE,
                null,
                null,
                null,
                null,
                at(written),
                "user:ewa",
                at(written));
    }

    private static void say(Ticket ticket, MessageKind kind, String written, @Nullable TicketStatus then) {
        ticket.take(message(kind, written), then, false, QUEUE);
    }

    @Test
    void keepsItsPromisesInWorkingTime() {
        Ticket ticket = ticket("02T15:30");
        assertThat(ticket.state().times().firstResponseDueAt()).isEqualTo(at("03T08:30"));
        assertThat(ticket.state().times().solutionDueAt()).isEqualTo(at("03T15:30"));
        assertThat(ticket.state().times().nextCheckAt()).as("15 minutes before").isEqualTo(at("03T08:15"));

        say(ticket, MessageKind.AGENT, "03T08:20", null);
        assertThat(ticket.state().times().firstResponseMinutes()).isEqualTo(50);
        assertThat(ticket.state().times().breached()).isFalse();
        assertThat(ticket.state().status()).isEqualTo(TicketStatus.OPEN);

        say(ticket, MessageKind.CUSTOMER, "03T09:00", null);
        say(ticket, MessageKind.CUSTOMER, "03T09:30", null);
        assertThat(ticket.state().times().updateDueAt()).isEqualTo(at("03T11:00"));
        say(ticket, MessageKind.AGENT, "03T10:00", null);
        assertThat(ticket.state().times().updateDueAt()).isNull();
    }

    @Test
    void stopsTheClockOfTheSolutionWhileItWaitsForTheCustomer() {
        Ticket ticket = ticket("02T08:00");
        ticket.moveTo(TicketStatus.PENDING, QUEUE, stamp("02T10:00"));
        assertThat(ticket.state().times().solutionDueAt()).isNull();
        say(ticket, MessageKind.CUSTOMER, "04T09:00", null);
        assertThat(ticket.state().status()).isEqualTo(TicketStatus.OPEN);
        assertThat(ticket.state().times().solutionDueAt())
                .as("six hours are left")
                .isEqualTo(at("04T15:00"));
        ticket.moveTo(TicketStatus.SOLVED, QUEUE, stamp("04T14:00"));
        assertThat(ticket.state().times().solutionMinutes()).isEqualTo(420);
        assertThat(ticket.state().times().solvedAt()).isEqualTo(at("04T14:00"));
        assertThat(ticket.state().times().breached()).isFalse();
    }

    @Test
    void reckonsAnewWhenItsPriorityOrQueueChanges() {
        Ticket ticket = ticket("02T08:00");
        ticket.edit(QUEUE, stamp("02T08:05"), draft -> draft.priority = TicketPriority.URGENT);
        assertThat(ticket.state().times().firstResponseDueAt()).isEqualTo(at("02T08:15"));
        assertThat(ticket.state().times().solutionDueAt()).isEqualTo(at("02T10:00"));
        QueueState other = queue(new ServiceLevel(null, null, 960));
        ticket.follow(other, stamp("02T08:06"));
        assertThat(ticket.state().times().firstResponseDueAt()).isNull();
        assertThat(ticket.state().times().solutionDueAt()).isEqualTo(at("02T12:00"));
        long version = ticket.version();
        ticket.follow(other, stamp("02T08:07"));
        assertThat(ticket.version()).as("nothing new, no event").isEqualTo(version);
    }

    @Test
    void saysOnceThatAPromiseIsDueOrBroken() {
        Ticket ticket = ticket("02T08:00");
        long version = ticket.version();
        ticket.check(QUEUE, stamp("02T08:44"));
        assertThat(ticket.version()).isEqualTo(version);
        ticket.check(QUEUE, stamp("02T08:45"));
        assertThat(ticket.version()).isEqualTo(version + 1);
        assertThat(ticket.state().times().responseWarnedAt()).isEqualTo(at("02T08:45"));
        ticket.check(QUEUE, stamp("02T08:50"));
        assertThat(ticket.version()).isEqualTo(version + 1);
        ticket.check(QUEUE, stamp("02T09:00"));
        assertThat(ticket.state().times().overdue()).containsExactly("firstResponse");
        assertThat(ticket.state().times().breached()).isTrue();
        ticket.check(QUEUE, stamp("02T12:00"));
        assertThat(ticket.version()).isEqualTo(version + 2);
        ticket.check(QUEUE, stamp("05T12:00"));
        assertThat(ticket.state().times().overdue()).containsExactly("firstResponse", "solution");
        assertThat(ticket.state().times().nextCheckAt()).isNull();
        say(ticket, MessageKind.AGENT, "05T12:30", TicketStatus.SOLVED);
        assertThat(ticket.state().times().overdue()).isEmpty();
        assertThat(ticket.state().times().breached()).isTrue();
    }

    @Test
    void believesTheTimesOfWhatIsToldLaterMoreThanTheClock() {
        Ticket ticket = ticket("02T08:00");
        ticket.check(QUEUE, stamp("05T12:00"));
        assertThat(ticket.state().times().overdue()).containsExactly("firstResponse", "solution");
        assertThat(ticket.state().times().breached()).isTrue();

        say(ticket, MessageKind.AGENT, "02T08:30", null);
        assertThat(ticket.state().times().breached()).as("not solved yet").isTrue();
        ticket.moveTo(TicketStatus.SOLVED, QUEUE, stamp("02T10:00"));
        assertThat(ticket.state().times().breached()).as("all in time").isFalse();

        Ticket late = ticket("02T08:00");
        say(late, MessageKind.AGENT, "02T09:30", null);
        late.moveTo(TicketStatus.SOLVED, QUEUE, stamp("02T10:00"));
        assertThat(late.state().times().broken()).containsExactly("firstResponse");
    }

    @Test
    void warnsOfNothingThatIsTooLateAlready() {
        Ticket ticket = ticket("02T08:00");
        long version = ticket.version();
        ticket.check(QUEUE, stamp("02T11:00"));
        assertThat(ticket.version()).as("overdue alone").isEqualTo(version + 1);
        assertThat(ticket.state().times().overdue()).containsExactly("firstResponse");
    }

    @Test
    void takesEachMessageOnce() {
        Ticket ticket = ticket("02T08:00");
        MessageState message = message(MessageKind.CUSTOMER, "02T08:00");
        ticket.take(message, null, false, QUEUE);
        long version = ticket.version();
        ticket.take(message, null, false, QUEUE);
        assertThat(ticket.version()).isEqualTo(version);
        assertThat(ticket.state().messages()).isOne();
        say(ticket, MessageKind.NOTE, "02T08:10", null);
        assertThat(ticket.state().messages())
                .as("a note is not part of the conversation")
                .isOne();
    }

    @Test
    void goesOnlyTheWaysThatItsLifeHas() {
        Ticket ticket = ticket("02T08:00");
        assertThatThrownBy(() -> ticket.moveTo(TicketStatus.MERGED, QUEUE, stamp("02T09:00")))
                .isInstanceOf(Problem.class);
        ticket.moveTo(TicketStatus.SOLVED, QUEUE, stamp("02T09:00"));
        assertThatThrownBy(() -> ticket.moveTo(TicketStatus.NEW, QUEUE, stamp("02T09:00")))
                .isInstanceOf(Problem.class);
        say(ticket, MessageKind.CUSTOMER, "02T10:00", null);
        TicketState again = ticket.state();
        assertThat(again.status()).isEqualTo(TicketStatus.OPEN);
        assertThat(again.times().solvedAt()).isNull();
        ticket.mergeInto("other", stamp("02T11:00"));
        assertThatThrownBy(() -> say(ticket, MessageKind.AGENT, "02T12:00", null))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ticket.moveTo(TicketStatus.OPEN, QUEUE, stamp("02T12:00")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void isNotOpenedByAMachine() {
        Ticket ticket = ticket("02T08:00");
        say(ticket, MessageKind.AGENT, "02T08:30", TicketStatus.SOLVED);
        ticket.take(message(MessageKind.NOTE, "02T08:31"), null, true, QUEUE);
        assertThat(ticket.state().status()).isEqualTo(TicketStatus.SOLVED);
    }

    @Test
    void isRatedOnceForTheSameJudgement() {
        Ticket ticket = ticket("02T08:00");
        ticket.rate(5, "Thanks", stamp("02T10:00"));
        long version = ticket.version();
        ticket.rate(5, "Thanks", stamp("02T10:01"));
        assertThat(ticket.version()).isEqualTo(version);
    }
}
