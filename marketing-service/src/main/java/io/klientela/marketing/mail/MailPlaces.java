package io.klientela.marketing.mail;

import io.klientela.events.marketing.MailState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.NamesOneContact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails follow their contacts; each stays one mail, to the address that it went to. */
@Component
class MailPlaces extends NamesOneContact<Mail, MailState> {
    private final Stamps stamps;

    MailPlaces(Aggregates<Mail, MailState> mails, Stamps stamps) {
        super(mails, "email");
        this.stamps = stamps;
    }

    @Override
    protected @Nullable String contactOf(MailState state) {
        return state.contactId();
    }

    @Override
    protected void give(Mail mail, String contactId) {
        mail.belongTo(contactId, stamps.now());
    }
}
