package io.klientela.contacts.mailbox;

import io.klientela.contacts.email.Correspondents;
import io.klientela.contacts.email.FileEmail;
import io.klientela.contacts.leadmail.MailIntake;
import io.klientela.contacts.mailbox.BccAddresses.BccAddress;
import io.klientela.contacts.shared.UserAddresses;
import io.klientela.events.contacts.EmailDirection;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.read.IncomingMail;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mail to the platform's own addresses: copies to be filed, and what may become leads. */
@Component
class OwnMail {
    private final BccAddresses addresses;
    private final Correspondents correspondents;
    private final FileEmail files;
    private final MailIntake leads;
    private final Mailboxes mailboxes;
    private final UserAddresses users;
    private final Dropped dropped;

    OwnMail(
            BccAddresses addresses,
            Correspondents correspondents,
            FileEmail files,
            MailIntake leads,
            Mailboxes mailboxes,
            UserAddresses users,
            Dropped dropped) {
        this.addresses = addresses;
        this.correspondents = correspondents;
        this.files = files;
        this.leads = leads;
        this.mailboxes = mailboxes;
        this.users = users;
        this.dropped = dropped;
    }

    boolean take(IncomingMail mail) {
        Optional<String> copied =
                mail.recipients().stream().filter(addresses::isOne).findFirst();
        if (copied.isPresent()) {
            return file(copied.get(), mail);
        }
        Optional<String> asked =
                mail.recipients().stream().filter(leads::isAddress).findFirst();
        if (asked.isEmpty()) {
            dropped.because("nobody asked for it");
        } else if (users.isOf(mail.from()) || mailboxes.isOf(mail.from())) {
            dropped.because("a colleague is no lead");
        } else {
            return take(mail, asked.get());
        }
        return false;
    }

    private boolean take(IncomingMail mail, String address) {
        Correspondents.Known known = correspondents.by(List.of(String.valueOf(mail.from())));
        if (known.contacts().isEmpty()) {
            return leads.take(mail, address);
        }
        files.file(new FileEmail.Found(mail, EmailDirection.IN, known, List.of(), false));
        return true;
    }

    private boolean file(String copied, IncomingMail mail) {
        Optional<BccAddress> address = addresses.by(copied);
        if (address.isEmpty()) {
            dropped.because("the address is nobody's");
            return false;
        }
        String userId = address.get().userId();
        if (!isFrom(userId, mail.from())) {
            dropped.because("it is not from the address's owner");
            addresses.count(address.get(), false);
            return false;
        }
        Set<String> others = Stream.concat(mail.to().stream(), mail.cc().stream())
                .map(Letter.Party::email)
                .collect(Collectors.toSet());
        Correspondents.Known known = correspondents.by(others);
        if (known.isNobody()) {
            dropped.because("nobody in it is known");
            return false;
        }
        files.file(new FileEmail.Found(mail, EmailDirection.OUT, known, List.of(userId), false));
        addresses.count(address.get(), true);
        return true;
    }

    private boolean isFrom(String userId, @Nullable String from) {
        return users.of(userId).filter(address -> address.equals(from)).isPresent()
                || mailboxes
                        .find(userId)
                        .filter(mailbox -> mailbox.address().equals(from))
                        .isPresent();
    }
}
