package io.klientela.marketing.mail;

import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.MailStatus;
import io.klientela.events.marketing.SuppressionReason;
import io.klientela.marketing.suppression.LeftAlone;
import io.klientela.marketing.suppression.Suppressions;
import io.klientela.platform.consent.Refusal;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailQueue.Item;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailRounds;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.mail.MailUnavailable;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes single mails from the postbox to the server. */
@Component
class Postman extends MailRounds {
    /** How often it is looked for in the ledger; its request may still be writing it down, or have died before. */
    private static final int TO_BE_WRITTEN_DOWN = 5;

    private static final Duration UNCERTAIN = Duration.ofSeconds(1);

    private final Postbox postbox;
    private final Mails mails;
    private final Letters letters;
    private final Suppressions suppressions;
    private final MailBasis basis;

    Postman(
            Postbox postbox,
            Mails mails,
            Letters letters,
            MailServer server,
            Suppressions suppressions,
            MailBasis basis) {
        super("marketing-postman", postbox.queue(), server);
        this.postbox = postbox;
        this.mails = mails;
        this.letters = letters;
        this.suppressions = suppressions;
        this.basis = basis;
    }

    /** There is something in the postbox. */
    void wake() {
        postbox.queue().wake();
    }

    @Override
    protected boolean isWanted(Item item) {
        Optional<MailState> mail = mails.find(item.id());
        if (mail.isEmpty() && item.attempts() < TO_BE_WRITTEN_DOWN) {
            postbox.queue().later(item, Duration.ofSeconds(2), false);
            return false;
        } else if (mail.isEmpty() || mail.get().status() != MailStatus.SENDING) {
            postbox.queue().over(item);
            return false;
        }
        return true;
    }

    @Override
    protected Optional<Letter> letter(Item item) {
        MailState mail = mails.find(item.id()).orElseThrow();
        Optional<Refusal> refusal = basis.refusal(mail);
        if (refusal.isEmpty()) {
            return Optional.of(letters.letter(new Outgoing(
                    mail, Postbox.content(item), null, null, Postbox.language(item), false, item.handedOver())));
        } else if (refusal.get().isPassing()) {
            postbox.queue().later(item, UNCERTAIN, item.handedOver());
        } else {
            mails.failed(item.id(), refusal.get().text());
            postbox.queue().over(item);
        }
        return Optional.empty();
    }

    @Override
    protected void sent(Item item) {
        mails.sent(item.id(), item.handedOver());
    }

    @Override
    protected void refused(Item item, MailRefused refusal) {
        if (Refusals.isHardBounce(refusal)) {
            mails.bounced(item.id(), refusal.text());
            mails.find(item.id())
                    .ifPresent(
                            mail -> suppressions.add(LeftAlone.after(mail, SuppressionReason.BOUNCED, refusal.text())));
        } else {
            mails.failed(item.id(), refusal.text());
        }
    }

    @Override
    protected void givenUp(Item item, MailUnavailable problem) {
        mails.failed(item.id(), problem.text());
    }
}
