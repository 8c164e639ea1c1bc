package io.klientela.marketing.campaign;

import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.MailKind;
import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.MailStatus;
import io.klientela.events.marketing.SuppressionReason;
import io.klientela.marketing.mail.MailDraft;
import io.klientela.marketing.mail.Outgoing;
import io.klientela.marketing.mail.Refusals;
import io.klientela.marketing.person.People.Family;
import io.klientela.marketing.person.Person;
import io.klientela.marketing.shared.NameIds;
import io.klientela.marketing.suppression.LeftAlone;
import io.klientela.marketing.template.CompiledTemplate;
import io.klientela.marketing.template.Filled;
import io.klientela.platform.consent.Intent;
import io.klientela.platform.consent.Refusal;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailSession;
import io.klientela.platform.mail.MailUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    private final Trouble doubt;
    private @Nullable MailSession session;
    private int refusals;

    CampaignPost(CampaignState campaign, CompiledTemplate template, SendingWorld world) {
        this.campaign = campaign;
        this.template = template;
        this.world = world;
        this.trouble = new Trouble(world.settings());
        this.doubt = new Trouble(world.settings());
    }

    /** What is to be done about a recipient. */
    enum Turn {
        SEND,
        /** They have it, or may not get it: that is written down. */
        PASS,
        /** Whether they may get it is not certain at the moment. */
        WAIT
    }

    /** Connects to the server where that is not done. @return how long to leave it alone; zero where it is connected */
    Duration connect() {
        try {
            session();
            return Duration.ZERO;
        } catch (MailUnavailable e) {
            return unavailable(e);
        }
    }

    /** Whether the recipient has not got it yet, and may; to be asked right before it is sent. */
    Turn turn(Recipient recipient) {
        Optional<MailState> mail =
                recipient.isNew() ? Optional.empty() : world.mails().find(mailId(recipient));
        if (mail.isPresent() && mail.get().status() != MailStatus.SENDING) {
            world.recipients().done(recipient);
            return Turn.PASS;
        }
        Optional<Family> family = world.people().family(recipient.contactId());
        boolean willing = family.isPresent() && !family.get().person().unsubscribed();
        if (!willing || world.suppressions().contains(recipient.email())) {
            return refuse(recipient, mail, null);
        }
        Optional<Refusal> refusal = world.consents()
                .refusal(Intent.mail(
                        Campaign.purposeOf(campaign),
                        recipient.email(),
                        family.get().contactIds()));
        if (refusal.filter(Refusal::isPassing).isPresent()) {
            return uncertain(refusal.get());
        }
        doubt.over();
        if (refusal.isPresent()) {
            return refuse(recipient, mail, refusal.get());
        } else if (gotItOtherwise(recipient, family.get())) {
            world.recipients().done(recipient);
            return Turn.PASS;
        }
        return Turn.SEND;
    }

    private Turn uncertain(Refusal refusal) {
        doubt.again();
        if (doubt.isBeyondPatience()) {
            throw new CampaignHalt(refusal.text());
        }
        return Turn.WAIT;
    }

    /** @param refusal null where the address is suppressed, or nobody has it any more */
    private Turn refuse(Recipient recipient, Optional<MailState> mail, @Nullable Refusal refusal) {
        String why = refusal == null ? "Nothing may be sent to this address any more." : refusal.text();
        mail.ifPresent(known -> world.mails().failed(known.id(), why + " Whether this left before is not known."));
        world.recipients().refuse(recipient, refusal);
        world.runs().campaignChanged(campaign.id());
        return Turn.PASS;
    }

    /** Whether the person has the mail as another contact, which was merged with this one since. */
    private boolean gotItOtherwise(Recipient recipient, Family family) {
        return family.contactIds().stream()
                .filter(id -> !id.equals(recipient.contactId()))
                .anyMatch(id -> world.mails().find(mailId(id)).isPresent());
    }

    /**
     * Sends the mail, or puts it off.
     *
     * @return how long to leave the server alone
     * @throws CampaignHalt where the campaign must not go on
     */
    Duration send(Recipient recipient) {
        MailSession open;
        try {
            open = session();
        } catch (MailUnavailable e) {
            return unavailable(e);
        }
        String mailId = mailId(recipient);
        Person person = world.people().find(recipient.contactId()).orElse(null);
        if (person == null) {
            return Duration.ZERO;
        }
        Filled filled = template.fill(values(person, mailId));
        MailState mail = world.mails()
                .begin(new MailDraft(
                        mailId,
                        filled.subject(),
                        MailKind.CAMPAIGN,
                        campaign.id(),
                        campaign.name(),
                        campaign.templateId(),
                        person.contactId(),
                        person.name(),
                        recipient.email(),
                        Campaign.purposeOf(campaign)));
        boolean again = recipient.handedOver();
        Letter letter = world.letters()
                .letter(new Outgoing(mail, filled, from(), campaign.replyTo(), person.language(), true, again));
        if (!again) {
            world.recipients().handingOver(recipient);
        }
        try {
            open.send(letter);
        } catch (MailRefused e) {
            return refused(recipient, mail, e);
        } catch (MailUnavailable e) {
            close();
            return e.isAnswered() && !again ? putOff(recipient, mail, e) : unavailable(e);
        }
        world.mails().sent(mailId, again);
        world.recipients().done(recipient);
        trouble.over();
        refusals = 0;
        return Duration.ZERO;
    }

    private Duration refused(Recipient recipient, MailState mail, MailRefused refusal) {
        if (refusal.about() == MailRefused.About.SENDER) {
            world.recipients().notTaken(recipient);
            throw new CampaignHalt("The mail server refuses the sender: " + refusal.text());
        }
        if (Refusals.isHardBounce(refusal)) {
            world.mails().bounced(mail.id(), refusal.text());
            world.suppressions().add(LeftAlone.after(mail, SuppressionReason.BOUNCED, refusal.text()));
        } else {
            world.mails().failed(mail.id(), refusal.text());
        }
        world.recipients().done(recipient);
        if (++refusals >= MOST_REFUSALS) {
            throw new CampaignHalt("The mail server refused %d mails in a row, the last one with: %s"
                    .formatted(refusals, refusal.text()));
        }
        return Duration.ZERO;
    }

    private Duration putOff(Recipient recipient, MailState mail, MailUnavailable e) {
        if (recipient.attempts() + 1 >= MOST_ATTEMPTS) {
            world.mails().failed(mail.id(), e.text());
            world.recipients().done(recipient);
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
        return mailId(recipient.contactId());
    }

    private String mailId(String contactId) {
        return NameIds.of("mail", campaign.id(), contactId);
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

    private MailSession session() {
        MailSession present = session;
        if (present == null || !present.isOpen()) {
            close();
            present = world.server().connect();
            session = present;
        }
        return present;
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
