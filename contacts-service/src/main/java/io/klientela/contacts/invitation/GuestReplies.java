package io.klientela.contacts.invitation;

import io.klientela.contacts.activity.GuestAnswer;
import io.klientela.contacts.activity.Meetings;
import io.klientela.contacts.calendar.CalendarItem;
import io.klientela.contacts.mailbox.ReceivedMail;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Proposal;
import io.klientela.events.contacts.ProposalKind;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What guests answer to invitations of ours. An answer is believed where the mail comes from the guest's own address, or where
 * it is known to come from its sender and went to the address that only guests know.
 */
@Component
class GuestReplies {
    private final Meetings meetings;
    private final Invitations invitations;
    private final MeetingAddresses addresses;
    private final Clock clock;

    GuestReplies(Meetings meetings, Invitations invitations, MeetingAddresses addresses, Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** What somebody says. @param occurrence which one of a series it is about */
    private record Said(
            ActivityState meeting,
            Attendee guest,
            Answer answer,
            @Nullable Instant occurrence,
            Instant at,
            @Nullable String comment) {

        private Proposal proposal(
                ProposalKind kind,
                String email,
                @Nullable String name,
                @Nullable Schedule schedule,
                @Nullable String delegatedBy) {
            String which = "%s %s %s".formatted(kind, email, occurrence);
            return new Proposal(
                    UUID.nameUUIDFromBytes(which.getBytes(StandardCharsets.UTF_8))
                            .toString(),
                    kind,
                    email,
                    name,
                    kind == ProposalKind.GUEST && delegatedBy == null ? answer : null,
                    schedule == null ? null : schedule.startsAt(),
                    schedule == null ? null : schedule.endsAt(),
                    occurrence,
                    comment == null ? null : comment.substring(0, Math.min(comment.length(), 500)),
                    delegatedBy,
                    at);
        }
    }

    /** @param proposes whether it is a proposal for another time. @return whether it was about a meeting of ours */
    boolean read(ReceivedMail mail, CalendarItem item, boolean proposes) {
        Optional<String> byAddress = addresses.meeting(mail.recipients());
        Optional<ActivityState> meeting = byAddress.isPresent() ? byAddress.flatMap(meetings::find) : byUid(item);
        if (meeting.isEmpty() || meeting.get().organizer() != null) {
            return byAddress.isPresent();
        }
        Attendee speaker = speaker(mail, item);
        if (speaker != null && isBelieved(mail, speaker, byAddress.isPresent())) {
            target(meeting.get(), item)
                    .map(about -> new Said(
                            about,
                            speaker,
                            speaker.answer(),
                            about.occurrence() == null ? item.recurrenceId() : null,
                            at(mail, item),
                            item.comment()))
                    .ifPresent(said -> CurrentActor.runAs(
                            Actor.system("contacts-service"),
                            () -> take(said, mail, item, proposes, byAddress.isPresent())));
        }
        return true;
    }

    private Optional<ActivityState> byUid(CalendarItem item) {
        String uid = item.uid();
        if (uid == null) {
            return Optional.empty();
        }
        Optional<String> own = addresses.madeHere(uid);
        return own.isPresent()
                ? own.flatMap(meetings::find)
                : meetings.withUid(uid).stream()
                        .filter(one -> one.organizer() == null && one.seriesId() == null)
                        .findFirst();
    }

    /** Whoever sent it, else the only one that it names. */
    private static @Nullable Attendee speaker(ReceivedMail mail, CalendarItem item) {
        List<Attendee> named =
                item.attendees().stream().filter(one -> one.email() != null).toList();
        return named.stream()
                .filter(one -> mail.from().equals(one.email()))
                .findFirst()
                .orElse(named.size() == 1 ? named.getFirst() : null);
    }

    private static boolean isBelieved(ReceivedMail mail, Attendee speaker, boolean byAddress) {
        return mail.from().equals(speaker.email()) || (mail.authenticated() && byAddress);
    }

    /** The changed occurrence that stands for itself, else the meeting; nothing where it takes place at no such time. */
    private Optional<ActivityState> target(ActivityState meeting, CalendarItem item) {
        Instant occurrence = item.recurrenceId();
        if (occurrence == null) {
            return Optional.of(meeting);
        }
        Optional<ActivityState> own = meetings.ownOccurrences(meeting.id()).stream()
                .filter(one -> occurrence.equals(one.occurrence()))
                .findFirst();
        return own.isPresent() || !Meetings.takesPlace(meeting, occurrence) ? own : Optional.of(meeting);
    }

    /** Clocks that are ahead must not outvote what is said later. */
    private Instant at(ReceivedMail mail, CalendarItem item) {
        Instant said = item.stampedAt() == null ? mail.at() : item.stampedAt();
        Instant now = clock.instant();
        return said.isAfter(now) ? now : said;
    }

    private void take(Said said, ReceivedMail mail, CalendarItem item, boolean proposes, boolean byAddress) {
        Optional<Attendee> guest = guest(said, mail);
        if (guest.isEmpty()) {
            if (byAddress && !proposes && said.answer() != Answer.NEEDS_ACTION) {
                String email = String.valueOf(said.guest().email());
                meetings.propose(
                        said.meeting().id(),
                        said.proposal(ProposalKind.GUEST, email, said.guest().name(), null, null));
            }
            return;
        }
        String email = String.valueOf(guest.get().email());
        if (isOutdated(said, item.sequence(), email)) {
            return;
        }
        if (said.answer() != Answer.NEEDS_ACTION) {
            meetings.hear(said.meeting().id(), new GuestAnswer(email, said.answer(), said.at(), said.occurrence()));
        }
        String delegate = item.delegates().get(String.valueOf(said.guest().email()));
        if (delegate != null && said.answer() == Answer.DELEGATED) {
            meetings.propose(said.meeting().id(), said.proposal(ProposalKind.GUEST, delegate, null, null, email));
        }
        if (proposes && item.schedule() != null && isAnotherTime(said, item.schedule())) {
            meetings.propose(
                    said.meeting().id(),
                    said.proposal(ProposalKind.TIME, email, guest.get().name(), item.schedule(), null));
        }
    }

    /** Some answer under another address of theirs than the one that was asked, which sends the mail all the same. */
    private static Optional<Attendee> guest(Said said, ReceivedMail mail) {
        List<Attendee> guests = Meetings.guestsOf(said.meeting());
        return guests.stream()
                .filter(one -> Objects.equals(said.guest().email(), one.email()))
                .findFirst()
                .or(() -> guests.stream()
                        .filter(one -> mail.from().equals(one.email()))
                        .findFirst());
    }

    /** They answer to a time that they have been told is another one since. */
    private boolean isOutdated(Said said, int sequence, String email) {
        return invitations
                .to(said.meeting().id(), email)
                .map(Invitations.Invitation::told)
                .filter(told -> sequence < told.since())
                .isPresent();
    }

    private static boolean isAnotherTime(Said said, Schedule proposed) {
        Schedule present = Objects.requireNonNull(said.meeting().schedule());
        Instant start = said.occurrence() == null ? present.startsAt() : said.occurrence();
        return !proposed.startsAt().equals(start)
                || !proposed.endsAt().equals(start.plus(Duration.between(present.startsAt(), present.endsAt())));
    }
}
