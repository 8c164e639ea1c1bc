package io.klientela.contacts.invitation;

import io.klientela.contacts.consent.Basis;
import io.klientela.contacts.invitation.Invitations.Invitation;
import io.klientela.events.contacts.StandardPurpose;
import io.klientela.platform.consent.Refusal;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailQueue.Item;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailRounds;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.mail.MailUnavailable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells guests by mail what the ledger says, and writes down what came of it. */
@Component
class InvitationMails extends MailRounds {
    private final Invitations invitations;
    private final InvitationLetters letters;
    private final Basis basis;

    InvitationMails(Invitations invitations, InvitationLetters letters, Basis basis, MailServer server) {
        super("contacts-invitations", invitations.queue(), server);
        this.invitations = invitations;
        this.letters = letters;
        this.basis = basis;
    }

    @Override
    protected boolean isWanted(Item item) {
        return true;
    }

    /** A meeting is something that was agreed: nobody is asked for consent, unless the company has decided that they are. */
    @Override
    protected Optional<Letter> letter(Item item) {
        Invitation invitation = Invitations.invitation(item.content());
        Guest guest = invitation.guest();
        Optional<Refusal> refusal = basis.refusal(StandardPurpose.SERVICE, guest.email(), guest.contactId());
        if (refusal.isPresent()) {
            invitations.failed(item.id(), refusal.get().text());
            invitations.queue().over(item);
            return Optional.empty();
        }
        return Optional.of(letters.letter(invitation, item.handedOver()));
    }

    @Override
    protected void sent(Item item) {
        invitations.sent(item.id(), Invitations.invitation(item.content()).wanted());
    }

    @Override
    protected void refused(Item item, MailRefused refusal) {
        invitations.failed(item.id(), refusal.text());
    }

    @Override
    protected void givenUp(Item item, MailUnavailable problem) {
        invitations.failed(item.id(), problem.text());
    }
}
