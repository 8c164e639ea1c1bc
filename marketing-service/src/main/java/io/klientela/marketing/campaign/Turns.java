package io.klientela.marketing.campaign;

import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.MailStatus;
import io.klientela.marketing.person.People.Family;
import io.klientela.marketing.person.Person;
import io.klientela.marketing.suppression.Suppressions;
import io.klientela.platform.consent.Intent;
import io.klientela.platform.consent.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides right before mails are sent who gets them; what becomes of the others is written down. */
final class Turns {
    private final CampaignState campaign;
    private final SendingWorld world;
    private final Trouble doubt;

    Turns(CampaignState campaign, SendingWorld world) {
        this.campaign = campaign;
        this.world = world;
        this.doubt = new Trouble(world.settings());
    }

    /** Somebody who is to get the mail now. */
    record Ready(Recipient recipient, Person person) {}

    /** @return empty where it is not certain at the moment who may get it */
    Optional<List<Ready>> of(List<Recipient> recipients) {
        Map<String, Family> families = world.people()
                .families(recipients.stream().map(Recipient::contactId).toList());
        Map<String, MailState> mails = mails(recipients, families);
        Set<String> suppressed = world.suppressions()
                .among(recipients.stream()
                        .map(recipient -> Suppressions.normalised(recipient.email()))
                        .toList());
        List<Willing> willing = new ArrayList<>();
        List<Recipient> done = new ArrayList<>();
        for (Recipient recipient : recipients) {
            MailState mail = mails.get(mailId(recipient.contactId()));
            Family family = families.get(recipient.contactId());
            if (mail != null && mail.status() != MailStatus.SENDING) {
                done.add(recipient);
            } else if (family == null
                    || family.person().unsubscribed()
                    || suppressed.contains(Suppressions.normalised(recipient.email()))) {
                refuse(recipient, mail, null);
            } else if (gotItOtherwise(recipient, family, mails)) {
                done.add(recipient);
            } else {
                willing.add(new Willing(recipient, family, mail));
            }
        }
        world.recipients().done(done);
        return permitted(willing);
    }

    private record Willing(
            Recipient recipient, Family family, @Nullable MailState mail) {}

    private Optional<List<Ready>> permitted(List<Willing> willing) {
        Map<Willing, Intent> intents = new LinkedHashMap<>();
        willing.forEach(one -> intents.put(one, intent(one)));
        Map<Intent, Refusal> refusals = world.consents().refusals(List.copyOf(intents.values()));
        Optional<Refusal> passing =
                refusals.values().stream().filter(Refusal::isPassing).findFirst();
        if (passing.isPresent()) {
            return uncertain(passing.get());
        }
        doubt.over();
        Set<String> theirs = new HashSet<>();
        List<Ready> ready = new ArrayList<>();
        intents.forEach((one, intent) -> {
            Refusal refusal = refusals.get(intent);
            if (refusal != null) {
                refuse(one.recipient(), one.mail(), refusal);
            } else if (Collections.disjoint(theirs, intent.contactIds())) {
                theirs.addAll(intent.contactIds());
                ready.add(new Ready(one.recipient(), one.family().person()));
            } // else the same person under another address: looked at again once the first has the mail
        });
        return Optional.of(ready);
    }

    private Intent intent(Willing one) {
        return Intent.mail(
                Campaign.purposeOf(campaign),
                one.recipient().email(),
                one.family().contactIds());
    }

    /** The mails of these people, also of those whom they were merged with, by id. */
    private Map<String, MailState> mails(List<Recipient> recipients, Map<String, Family> families) {
        Set<String> ids = new HashSet<>();
        recipients.forEach(recipient -> ids.add(mailId(recipient.contactId())));
        families.values().forEach(family -> family.contactIds().forEach(id -> ids.add(mailId(id))));
        return world.mails().among(ids);
    }

    private Optional<List<Ready>> uncertain(Refusal refusal) {
        doubt.again();
        if (doubt.isBeyondPatience()) {
            throw new CampaignHalt(refusal.text());
        }
        return Optional.empty();
    }

    /** @param refusal null where the address is suppressed, or nobody has it any more */
    private void refuse(Recipient recipient, @Nullable MailState mail, @Nullable Refusal refusal) {
        if (mail != null) {
            String why = refusal == null ? "Nothing may be sent to this address any more." : refusal.text();
            world.mails()
                    .failed(mail.id(), recipient.handedOver() ? why + " Whether this left before is not known." : why);
        }
        world.recipients().refuse(recipient, refusal);
        world.runs().campaignChanged(campaign.id());
    }

    /** Whether the person has the mail as another contact, which was merged with this one since. */
    private boolean gotItOtherwise(Recipient recipient, Family family, Map<String, MailState> mails) {
        return family.contactIds().stream()
                .filter(id -> !id.equals(recipient.contactId()))
                .anyMatch(id -> mails.containsKey(mailId(id)));
    }

    private String mailId(String contactId) {
        return Campaign.mailId(campaign.id(), contactId);
    }
}
