package io.klientela.contacts.invitation;

import io.klientela.contacts.activity.IncomingMeetings;
import io.klientela.contacts.calendar.CalendarFile;
import io.klientela.contacts.calendar.CalendarItem;
import io.klientela.contacts.mailbox.MailReader;
import io.klientela.contacts.mailbox.ReceivedMail;
import io.klientela.contacts.shared.UserAddresses;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.PeopleDirectory;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reads the calendars in mails: what guests answer and propose, and what others call people here to. */
@Order(100)
@Component
class InvitationReplies implements MailReader {
    private static final Logger log = LoggerFactory.getLogger(InvitationReplies.class);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final GuestReplies replies;
    private final MeetingAddresses addresses;
    private final IncomingMeetings incoming;
    private final UserAddresses users;
    private final PeopleDirectory people;

    InvitationReplies(
            GuestReplies replies,
            MeetingAddresses addresses,
            IncomingMeetings incoming,
            UserAddresses users,
            ObjectProvider<PeopleDirectory> people) {
        this.replies = replies;
        this.addresses = addresses;
        this.incoming = incoming;
        this.users = users;
        this.people = people.getIfAvailable(() -> PeopleDirectory.OF_NOBODY);
    }

    /** An invitation from elsewhere is a mail like others too; an answer is not. */
    @Override
    public boolean read(ReceivedMail mail) {
        boolean answer = addresses.meeting(mail.recipients()).isPresent();
        for (ReceivedMail.CalendarPart part : mail.calendars()) {
            answer |= read(mail, part);
        }
        return answer;
    }

    private boolean read(ReceivedMail mail, ReceivedMail.CalendarPart part) {
        try {
            CalendarFile file = CalendarFile.read(part.text().getBytes(StandardCharsets.UTF_8), UTC);
            String method = file.method() == null ? part.method().toUpperCase(Locale.ROOT) : file.method();
            return switch (method) {
                case "REPLY" -> answers(mail, file.items(), false);
                case "COUNTER" -> answers(mail, file.items(), true);
                case "REQUEST", "CANCEL" -> {
                    invites(mail, file.items(), method.equals("CANCEL"));
                    yield false;
                }
                default -> false;
            };
        } catch (CalendarFile.Unreadable e) {
            log.info("a calendar in a mail {}", e.getMessage());
            return false;
        }
    }

    private boolean answers(ReceivedMail mail, List<CalendarItem> items, boolean proposes) {
        boolean any = false;
        for (CalendarItem item : items) {
            any |= replies.read(mail, item, proposes);
        }
        return any;
    }

    /** For everybody here whom it names. */
    private void invites(ReceivedMail mail, List<CalendarItem> items, boolean cancel) {
        Set<String> named = new HashSet<>(mail.recipients());
        items.forEach(item -> item.attendees().stream()
                .flatMap(guest -> Optional.ofNullable(guest.email()).stream())
                .forEach(named::add));
        users.among(named)
                .forEach((userId, email) -> actor(userId).ifPresent(person -> {
                    var sent = new IncomingMeetings.Sent(items, mail.from(), mail.authenticated(), Set.of(email));
                    if (cancel) {
                        incoming.callOff(person, sent);
                    } else {
                        incoming.invite(person, sent);
                    }
                }));
    }

    private Optional<Actor> actor(String userId) {
        return people.find(userId)
                .filter(PeopleDirectory.Colleague::mayAct)
                .map(known -> Actor.user(known.id(), known.name(), known.roles(), known.teams()));
    }
}
