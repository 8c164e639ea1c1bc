package io.klientela.marketing.campaign;

import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.MailKind;
import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.SuppressionReason;
import io.klientela.marketing.mail.MailDraft;
import io.klientela.marketing.mail.Outgoing;
import io.klientela.marketing.mail.Refusals;
import io.klientela.marketing.person.Person;
import io.klientela.marketing.suppression.LeftAlone;
import io.klientela.marketing.template.CompiledTemplate;
import io.klientela.marketing.template.Filled;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailSession;
import io.klientela.platform.mail.MailUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands the mails of one campaign to the server, over one connection. */
final class CampaignPost implements AutoCloseable {
    /** So many refusals in a row are not about their recipients. */
    private static final int MOST_REFUSALS = 20;
    /** So often one recipient is put off; then the mail has failed. */
    private static final int MOST_ATTEMPTS = 8;
    /** So many in a row that were put off: it is the server that is in trouble. */
    private static final int PUT_OFF_IN_A_ROW = 3;

    private final CampaignState campaign;
    private final CompiledTemplate template;
    private final SendingWorld world;
    private final Trouble trouble;
    private @Nullable MailSession session;
    private int refusals;

    CampaignPost(CampaignState campaign, CompiledTemplate template, SendingWorld world) {
        this.campaign = campaign;
        this.template = template;
        this.world = world;
        this.trouble = new Trouble(world.settings());
    }

    /** Connects to the server where that is not done. @return how long to leave it alone; zero where it is connected */
    Duration connect() {
        try {
            MailSession present = session;
            if (present == null || !present.isOpen()) {
                close();
                session = world.server().connect();
            }
            return Duration.ZERO;
        } catch (MailUnavailable e) {
            return unavailable(e);
        }
    }

    /** A mail that is in the ledger. */
    record Written(Recipient recipient, MailState mail, Letter letter) {}

    /** Writes mails down that are about to be sent. */
    List<Written> write(List<Turns.Ready> ready) {
        Map<String, Filled> contents = new HashMap<>();
        List<MailDraft> drafts = new ArrayList<>();
        for (Turns.Ready one : ready) {
            String mailId = mailId(one.recipient());
            Filled filled = template.fill(values(one.person(), mailId));
            contents.put(mailId, filled);
            drafts.add(draft(one, mailId, filled));
        }
        Map<String, MailState> mails = world.mails().begin(drafts);
        return ready.stream()
                .map(one -> {
                    String mailId = mailId(one.recipient());
                    return written(
                            one,
                            Objects.requireNonNull(mails.get(mailId)),
                            Objects.requireNonNull(contents.get(mailId)));
                })
                .toList();
    }

    private MailDraft draft(Turns.Ready one, String mailId, Filled filled) {
        Person person = one.person();
        return new MailDraft(
                mailId,
                filled.subject(),
                MailKind.CAMPAIGN,
                campaign.id(),
                campaign.name(),
                campaign.templateId(),
                person.contactId(),
                person.name(),
                one.recipient().email(),
                Campaign.purposeOf(campaign));
    }

    private Written written(Turns.Ready one, MailState mail, Filled content) {
        Outgoing outgoing = new Outgoing(
                mail,
                content,
                from(),
                campaign.replyTo(),
                one.person().language(),
                true,
                one.recipient().handedOver());
        return new Written(one.recipient(), mail, world.letters().letter(outgoing));
    }

    /**
     * How it went with a mail.
     *
     * @param given whether the server has it; else what became of it is written down, or it was not tried
     * @param pause how long to leave the server alone
     */
    record Outcome(boolean given, Duration pause) {}

    /**
     * Sends the mail, or puts it off.
     *
     * @throws CampaignHalt where the campaign must not go on
     */
    Outcome send(Written written) {
        Recipient recipient = written.recipient();
        Duration pause = session == null ? connect() : Duration.ZERO;
        if (!pause.isZero()) {
            return new Outcome(false, pause);
        }
        try {
            Objects.requireNonNull(session).send(written.letter());
        } catch (MailRefused e) {
            return new Outcome(false, refused(recipient, written.mail(), e));
        } catch (MailUnavailable e) {
            close();
            if (e.isAnswered() && !recipient.handedOver()) {
                return new Outcome(false, putOff(recipient, written.mail(), e));
            }
            world.recipients().mayHaveIt(recipient);
            return new Outcome(false, unavailable(e));
        }
        trouble.over();
        refusals = 0;
        return new Outcome(true, Duration.ZERO);
    }

    /** Writes down that the server has taken the mails of these recipients. */
    void given(List<Recipient> recipients) {
        if (recipients.isEmpty()) {
            return;
        }
        Map<String, Boolean> possibleDuplicates = new HashMap<>();
        recipients.forEach(recipient -> possibleDuplicates.put(mailId(recipient), recipient.handedOver()));
        world.mails().sent(possibleDuplicates);
        world.recipients().done(recipients);
    }

    private Duration refused(Recipient recipient, MailState mail, MailRefused refusal) {
        if (refusal.about() == MailRefused.About.SENDER) {
            throw new CampaignHalt("The mail server refuses the sender: " + refusal.text());
        }
        if (Refusals.isHardBounce(refusal)) {
            world.mails().bounced(mail.id(), refusal.text());
            world.suppressions().add(LeftAlone.after(mail, SuppressionReason.BOUNCED, refusal.text()));
        } else {
            world.mails().failed(mail.id(), refusal.text());
        }
        world.recipients().done(List.of(recipient));
        if (++refusals >= MOST_REFUSALS) {
            throw new CampaignHalt("The mail server refused %d mails in a row, the last one with: %s"
                    .formatted(refusals, refusal.text()));
        }
        return Duration.ZERO;
    }

    private Duration putOff(Recipient recipient, MailState mail, MailUnavailable e) {
        if (recipient.attempts() + 1 >= MOST_ATTEMPTS) {
            world.mails().failed(mail.id(), e.text());
            world.recipients().done(List.of(recipient));
        } else {
            world.recipients().putOff(recipient, trouble.pause(recipient.attempts()));
        }
        Duration pause = unavailable(e);
        return trouble.failures() < PUT_OFF_IN_A_ROW ? Duration.ZERO : pause;
    }

    private Duration unavailable(MailUnavailable e) {
        trouble.again();
        if (e.isForGood()) {
            throw new CampaignHalt("The mail server does not let us in: " + e.text());
        } else if (trouble.isBeyondPatience()) {
            throw new CampaignHalt("The mail server has taken nothing for %d minutes; it says: %s"
                    .formatted(world.settings().patience().toMinutes(), e.text()));
        }
        return trouble.pause();
    }

    private String mailId(Recipient recipient) {
        return Campaign.mailId(campaign.id(), recipient.contactId());
    }

    private Map<String, Object> values(Person person, String mailId) {
        Map<String, Object> values = new HashMap<>(world.values()
                .of(person, world.links().unsubscribe(mailId), world.links().preferences(mailId)));
        values.put("campaign", Map.of("id", campaign.id(), "name", campaign.name()));
        return values;
    }

    private Letter.@Nullable Party from() {
        String address = campaign.fromAddress();
        String name = campaign.fromName();
        if (address == null && name == null) {
            return null;
        }
        Letter.Party usual = world.server().from();
        return new Letter.Party(address == null ? usual.email() : address, name == null ? usual.name() : name);
    }

    @Override
    public void close() {
        MailSession present = session;
        session = null;
        if (present != null) {
            present.close();
        }
    }
}
