package io.klientela.contacts.invitation;

import io.klientela.contacts.activity.Meetings;
import io.klientela.contacts.invitation.Invitations.Invitation;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.ActivityStatus;
import io.klientela.events.contacts.Organizer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Compares what a meeting is now with what each of its guests was told of it, and writes down what they should know. Looked
 * at again it writes down nothing more.
 */
@Component
class TellGuests {
    private final Meetings meetings;
    private final Invitations invitations;
    private final MeetingAddresses addresses;
    private final Clock clock;

    TellGuests(Meetings meetings, Invitations invitations, MeetingAddresses addresses, Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** @param silently whether nobody is told where it is gone */
    void tell(String meetingId, boolean silently) {
        List<Invitation> known = invitations.of(meetingId).stream()
                .filter(one -> !one.wanted().method().equals(Word.REPLY))
                .toList();
        Optional<ActivityState> found = meetings.find(meetingId);
        if (found.isEmpty()) {
            known.forEach(silently ? invitations::forget : this::gone);
        } else if (isOurs(found.get()) && !Meetings.isOver(found.get(), clock.instant())) {
            tell(found.get(), known);
        }
    }

    private static boolean isOurs(ActivityState meeting) {
        return Boolean.TRUE.equals(meeting.invites()) && meeting.organizer() == null && meeting.schedule() != null;
    }

    private void tell(ActivityState meeting, List<Invitation> known) {
        Map<String, Invitation> byEmail =
                known.stream().collect(Collectors.toMap(one -> one.guest().email(), one -> one));
        Map<String, Guest> guests = guests(meeting);
        Picture picture = picture(meeting);
        Set<String> askedAgain = new HashSet<>();
        guests.forEach((email, guest) -> {
            Word word = picture.word(email, clock.instant());
            Invitation before = byEmail.get(email);
            if (before == null) {
                invitations.tell(meeting, guest, word);
            } else if (isNews(before, word)) {
                Word told = before.told();
                if (told != null && told.invites() && !told.times().equals(word.times())) {
                    askedAgain.add(email);
                }
                invitations.tell(meeting, guest, news(before, word));
            }
        });
        known.stream().filter(one -> !guests.containsKey(one.guest().email())).forEach(this::callOff);
        if (meeting.seriesId() != null) {
            callOffForOthersOf(meeting, meeting.seriesId(), guests.keySet(), byEmail.keySet());
        }
        if (!askedAgain.isEmpty()) {
            meetings.askAgain(meeting.id(), askedAgain);
        }
    }

    private Picture picture(ActivityState meeting) {
        String name = meeting.ownerName() == null ? "Klientela" : meeting.ownerName();
        List<ActivityState> own = meeting.seriesId() == null ? meetings.ownOccurrences(meeting.id()) : List.of();
        return new Picture(meeting, own, new Organizer(addresses.of(meeting), name));
    }

    /** What is called off is for nobody. */
    private static Map<String, Guest> guests(ActivityState meeting) {
        Map<String, Guest> guests = new LinkedHashMap<>();
        if (meeting.status() != ActivityStatus.CANCELLED) {
            Meetings.guestsOf(meeting).stream()
                    .filter(Guest::isWrittenTo)
                    .map(Guest::of)
                    .forEach(guest -> guests.putIfAbsent(guest.email(), guest));
        }
        return guests;
    }

    private boolean isNews(Invitation before, Word word) {
        if (before.wanted().saysAsMuchAs(word)) {
            return false;
        }
        Word told = before.told();
        if (before.waiting() && told != null && told.saysAsMuchAs(word)) {
            invitations.letItBe(before);
            return false;
        }
        return true;
    }

    /** Where a series does without further occurrences alone, these are called off and nobody is asked anew. */
    private static Word news(Invitation before, Word word) {
        Word told = before.told();
        if (told == null) {
            return word;
        } else if (!told.invites()) {
            return word.after(told.sequence());
        }
        Word same = told.times().equals(word.times()) ? word.since(told.since()) : word;
        Set<Instant> fewer = new TreeSet<>(word.excluded());
        told.excluded().forEach(fewer::remove);
        boolean onlyFewer = told.print().equals(word.print()) && word.excluded().containsAll(told.excluded());
        return onlyFewer ? same.calledOff(List.copyOf(fewer)) : same;
    }

    /** Whoever is a guest of the series is told by the series what becomes of the day of a changed occurrence. */
    private void gone(Invitation invitation) {
        ActivityState last = Picture.meeting(invitation.wanted().content());
        Optional<Invitation> series = last.seriesId() == null
                ? Optional.empty()
                : invitations
                        .to(last.seriesId(), invitation.guest().email())
                        .filter(one -> one.wanted().invites());
        if (series.isEmpty()) {
            callOff(invitation);
            return;
        }
        Instant occurrence = last.occurrence();
        if (invitation.told() != null && occurrence != null) {
            meetings.find(series.get().meetingId())
                    .filter(meeting -> isOurs(meeting) && Meetings.takesPlace(meeting, occurrence))
                    .ifPresent(meeting -> tellAgain(meeting, series.get()));
        }
        invitations.forget(invitation);
    }

    private void tellAgain(ActivityState series, Invitation invitation) {
        Word word = picture(series).word(invitation.guest().email(), clock.instant());
        Word told = invitation.told();
        invitations.tell(invitation, told == null ? word : word.since(told.since()));
    }

    /** Who never heard of it need not hear that it is off. */
    private void callOff(Invitation invitation) {
        Word told = invitation.told();
        if (told == null && !invitation.wanted().invites()) {
            return;
        }
        if (told == null) {
            invitations.forget(invitation);
        } else if (!told.invites()) {
            invitations.letItBe(invitation);
        } else if (invitation.wanted().invites()
                && !Meetings.isOver(Picture.meeting(told.content()), clock.instant())) {
            invitations.tell(invitation, told.cancelled(told.sequence() + 1, clock.instant()));
        }
    }

    /** Who was invited to the series and is not among the guests of its changed occurrence. */
    private void callOffForOthersOf(ActivityState occurrence, String seriesId, Set<String> guests, Set<String> known) {
        invitations.of(seriesId).stream()
                .filter(one -> one.told() != null && one.wanted().invites())
                .filter(one -> !guests.contains(one.guest().email())
                        && !known.contains(one.guest().email()))
                .forEach(one -> {
                    Word word = picture(occurrence).word(one.guest().email(), clock.instant());
                    invitations.tell(occurrence, one.guest(), word.cancelled(word.sequence() + 1, clock.instant()));
                });
    }
}
