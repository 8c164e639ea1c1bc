package io.klientela.ticketing.outbound;

import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.mail.MailServer;
import io.klientela.ticketing.background.Repeating;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Enters the question how the help was once a ticket is solved: one for each ticket, however often that happens. */
@Component
class AskForSatisfaction implements Projection {
    /** Of what was solved longer ago nobody is asked: this is the past being read again. */
    private static final Duration STALE = Duration.ofHours(12);

    private final Ledger ledger;
    private final Basis basis;
    private final MailServer mail;
    private final Repeating courier;
    private final Clock clock;

    AskForSatisfaction(
            Ledger ledger, Basis basis, MailServer mail, @Qualifier("mailCourier") Repeating courier, Clock clock) {
        this.ledger = ledger;
        this.basis = basis;
        this.mail = mail;
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "satisfaction-questions";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.TICKETS);
    }

    private record Solved(
            @Nullable String contactEmail, @Nullable String contactId, Times times) {
        record Times(@Nullable Instant solvedAt) {}
    }

    @Override
    public void apply(List<Received> events) {
        for (Received event : events) {
            if (event.type().endsWith(".solved.v1")
                    && event.time().isAfter(clock.instant().minus(STALE))) {
                Solved ticket = event.state(Solved.class);
                boolean justNow = ticket.times().solvedAt() != null
                        && ticket.times().solvedAt().isAfter(clock.instant().minus(STALE));
                if (ticket.contactEmail() != null && justNow && mail.isConfigured() && mayBeAsked(ticket)) {
                    ledger.enter(
                            event.key() + ".satisfaction",
                            Ledger.Kind.SATISFACTION,
                            event.key(),
                            ticket.contactEmail());
                    courier.wake();
                }
            }
        }
    }

    /** Where it is not certain at the moment, it is when the letter leaves. */
    private boolean mayBeAsked(Solved ticket) {
        return basis.refusal(Ledger.Kind.SATISFACTION, String.valueOf(ticket.contactEmail()), ticket.contactId())
                .filter(refusal -> !refusal.isPassing())
                .isEmpty();
    }

    /** What was asked was asked. */
    @Override
    public void clear() {}
}
