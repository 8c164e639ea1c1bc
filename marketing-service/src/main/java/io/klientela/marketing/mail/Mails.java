package io.klientela.marketing.mail;

import com.mongodb.client.model.Filters;
import io.klientela.events.marketing.MailState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.query.Page;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The ledger. Each method may be repeated: what happened already does not happen again. */
@Component
public class Mails {
    private final Aggregates<Mail, MailState> mails;
    private final MailDomain domain;
    private final Stamps stamps;
    private final Records<Mail, MailState> records;
    private final ObjectProvider<MailChanges> listeners;

    Mails(
            Aggregates<Mail, MailState> mails,
            MailDomain domain,
            Stamps stamps,
            RecordsFactory with,
            ObjectProvider<MailChanges> listeners) {
        this.mails = mails;
        this.domain = domain;
        this.stamps = stamps;
        this.records = with.create(mails);
        this.listeners = listeners;
    }

    public Optional<MailState> find(String id) {
        return mails.find(id).map(Mail::state);
    }

    /** Writes a mail down that is about to be sent; the one that is there where it was written down before. */
    public MailState begin(MailDraft draft) {
        try {
            return mails.add(Mail.create(draft, domain.messageId(draft.id()), stamps.now()))
                    .state();
        } catch (DuplicateAggregate e) {
            return mails.get(draft.id()).state();
        }
    }

    /** What is known of these mails, by id. */
    public Map<String, MailState> among(Collection<String> ids) {
        Map<String, MailState> found = new HashMap<>();
        mails.findAll(Filters.in("_id", ids)).forEach(mail -> found.put(mail.id(), mail.state()));
        return found;
    }

    /** Like the other one, for a few hundred. @return by id */
    public Map<String, MailState> begin(Collection<MailDraft> drafts) {
        Map<String, MailState> begun = among(drafts.stream().map(MailDraft::id).toList());
        Stamp stamp = stamps.now();
        List<Mail> fresh = drafts.stream()
                .filter(draft -> !begun.containsKey(draft.id()))
                .map(draft -> Mail.create(draft, domain.messageId(draft.id()), stamp))
                .toList();
        Set<String> there = mails.saveAll(fresh);
        fresh.forEach(mail -> begun.put(
                mail.id(), there.contains(mail.id()) ? mails.get(mail.id()).state() : mail.state()));
        return begun;
    }

    /** Like the other one, for a few hundred. @param possibleDuplicates by id, whether the server may have taken it before */
    public void sent(Map<String, Boolean> possibleDuplicates) {
        Stamp stamp = stamps.now();
        Consumer<Mail> command = mail -> mail.sent(possibleDuplicates.getOrDefault(mail.id(), false), stamp);
        List<Mail> sent = mails.findAll(Filters.in("_id", possibleDuplicates.keySet()));
        sent.forEach(command);
        mails.saveAll(sent).forEach(id -> mails.change(id, null, command));
        sent.stream()
                .map(mail -> mail.state().campaignId())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(this::tell);
    }

    /** @param possibleDuplicate whether the server may have taken it before */
    public MailState sent(String id, boolean possibleDuplicate) {
        return change(id, (mail, stamp) -> mail.sent(possibleDuplicate, stamp));
    }

    public MailState failed(String id, String problem) {
        return change(id, (mail, stamp) -> mail.failed(problem, stamp));
    }

    public MailState bounced(String id, String problem) {
        return change(id, (mail, stamp) -> mail.bounced(problem, stamp));
    }

    MailState opened(String id) {
        return change(id, Mail::opened);
    }

    MailState clicked(String id, String url) {
        return change(id, (mail, stamp) -> mail.clicked(url, stamp));
    }

    MailState unsubscribed(String id) {
        return change(id, Mail::unsubscribed);
    }

    /** One page of a campaign's mails. @param parameters the request's query parameters */
    public Page<Versioned<MailState>> ofCampaign(String campaignId, Map<String, String[]> parameters) {
        return records.list(parameters, Filters.eq("state.campaignId", campaignId));
    }

    private MailState change(String id, BiConsumer<Mail, Stamp> command) {
        MailState after = mails.change(id, null, mail -> command.accept(mail, stamps.now()))
                .state();
        tell(after);
        return after;
    }

    private void tell(MailState mail) {
        String campaignId = mail.campaignId();
        if (campaignId != null) {
            tell(campaignId);
        }
    }

    private void tell(String campaignId) {
        listeners.forEach(listener -> listener.campaignChanged(campaignId));
    }
}
