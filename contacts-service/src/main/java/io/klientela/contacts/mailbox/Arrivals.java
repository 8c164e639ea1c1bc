package io.klientela.contacts.mailbox;

import io.klientela.contacts.email.Correspondents;
import io.klientela.contacts.email.FileEmail;
import io.klientela.contacts.leadmail.MailIntake;
import io.klientela.contacts.shared.UserAddresses;
import io.klientela.events.contacts.EmailDirection;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.read.IncomingMail;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Decides what becomes of a mail that has arrived in a mailbox. Taken again, it becomes the same. */
@Component
class Arrivals {
    private final List<MailReader> readers;
    private final OwnMail own;
    private final Correspondents correspondents;
    private final FileEmail files;
    private final MailIntake leads;
    private final Mailboxes mailboxes;
    private final UserAddresses users;
    private final Clock clock;

    Arrivals(
            ObjectProvider<MailReader> readers,
            OwnMail own,
            Correspondents correspondents,
            FileEmail files,
            MailIntake leads,
            Mailboxes mailboxes,
            UserAddresses users,
            Clock clock) {
        this.readers = readers.orderedStream().toList();
        this.own = own;
        this.correspondents = correspondents;
        this.files = files;
        this.leads = leads;
        this.mailboxes = mailboxes;
        this.users = users;
        this.clock = clock;
    }

    /** @return whether it was filed */
    boolean take(Box box, IncomingMail mail) {
        if (mail.from() == null) {
            return false;
        }
        ReceivedMail received = received(box, mail, mail.from());
        for (MailReader reader : readers) {
            if (reader.read(received)) {
                return false;
            }
        }
        if (mail.automatic()) {
            return false;
        }
        Connected owner = box.owner();
        return owner == null ? own.take(mail) : take(owner, mail, mail.from());
    }

    private ReceivedMail received(Box box, IncomingMail mail, String from) {
        return new ReceivedMail(
                FileEmail.keyOf(mail),
                from,
                box.trusted() || mail.genuine(),
                mail.recipients(),
                mail.subject(),
                Objects.requireNonNullElseGet(mail.date(), clock::instant),
                mail.calendars().stream()
                        .map(part -> new ReceivedMail.CalendarPart(part.method(), part.text()))
                        .toList());
    }

    private boolean take(Connected owner, IncomingMail mail, String from) {
        boolean ours = from.equals(owner.address()) || mailboxes.isOf(from) || users.isOf(from);
        Set<String> addresses = new HashSet<>(Set.of(from));
        Stream.concat(mail.to().stream(), mail.cc().stream())
                .map(Letter.Party::email)
                .forEach(addresses::add);
        addresses.remove(owner.address());
        Correspondents.Known known = correspondents.by(addresses);
        if (known.isNobody()) {
            return owner.takesLeads() && !ours && leads.take(mail, owner.address());
        }
        files.file(new FileEmail.Found(
                mail,
                ours ? EmailDirection.OUT : EmailDirection.IN,
                known,
                List.of(owner.userId()),
                owner.confidential()));
        return true;
    }
}
