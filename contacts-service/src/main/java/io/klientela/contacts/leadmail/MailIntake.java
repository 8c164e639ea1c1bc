package io.klientela.contacts.leadmail;

import io.klientela.contacts.email.Correspondents;
import io.klientela.contacts.email.FileEmail;
import io.klientela.contacts.lead.Inquiries;
import io.klientela.contacts.lead.Inquiries.Inquiry;
import io.klientela.events.contacts.EmailDirection;
import io.klientela.platform.mail.read.IncomingMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes a lead of a stranger's mail, once by its {@code Message-ID}, and files the mail under it. A further mail of that
 * person, or an answer in the same conversation, goes to the lead that is open.
 */
@Component
public class MailIntake {
    private final Inquiries inquiries;
    private final FileEmail files;
    private final MailLeadSettings settings;

    MailIntake(Inquiries inquiries, FileEmail files, MailLeadSettings settings) {
        this.inquiries = inquiries;
        this.files = files;
        this.settings = settings;
    }

    /** Whether mail to that address is to become leads. */
    public boolean isAddress(String address) {
        return settings.isAddress(address);
    }

    /** @param to the address that it came to. @return whether it was taken, which spam is not */
    public boolean take(IncomingMail mail, String to) {
        if (mail.junk() || mail.automatic()) {
            return false;
        }
        List<String> answered = inquiries.open(files.leadsAnswered(mail));
        List<String> leadIds = answered.isEmpty() ? List.of(inquiries.take(inquiry(mail, to))) : answered;
        files.file(new FileEmail.Found(
                mail, EmailDirection.IN, new Correspondents.Known(List.of(), leadIds), List.of(), false));
        return true;
    }

    private Inquiry inquiry(IncomingMail mail, String to) {
        String id = UUID.nameUUIDFromBytes(("lead\n" + FileEmail.keyOf(mail)).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Inquiry(
                id, to, MailSignature.values(mail), settings.current().teamId());
    }
}
