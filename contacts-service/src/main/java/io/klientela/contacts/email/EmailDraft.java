package io.klientela.contacts.email;

import io.klientela.events.contacts.EmailContact;
import io.klientela.events.contacts.EmailDelivery;
import io.klientela.events.contacts.EmailState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mail's state while it is changed; what it says never is. */
final class EmailDraft {
    private final EmailState from;
    List<EmailContact> contacts;
    List<String> leadIds;
    List<String> holders;
    boolean confidential;

    @Nullable
    String excerpt;

    @Nullable
    EmailDelivery delivery;

    @Nullable
    String problem;

    @Nullable
    Boolean possibleDuplicate;

    EmailDraft(EmailState from) {
        this.from = from;
        this.contacts = from.contacts();
        this.leadIds = from.leadIds();
        this.holders = from.holders();
        this.confidential = from.confidential();
        this.excerpt = from.excerpt();
        this.delivery = from.delivery();
        this.problem = from.problem();
        this.possibleDuplicate = from.possibleDuplicate();
    }

    /** It was found once more: what one mailbox shows to all is shown, whatever the others say. */
    void join(EmailState copy) {
        holders = union(holders, copy.holders());
        leadIds = union(leadIds, copy.leadIds());
        List<String> known = contacts.stream().map(EmailContact::contactId).toList();
        contacts = Stream.concat(
                        contacts.stream(),
                        copy.contacts().stream().filter(contact -> !known.contains(contact.contactId())))
                .toList();
        confidential = confidential && copy.confidential();
        excerpt = excerpt == null ? copy.excerpt() : excerpt;
    }

    private static List<String> union(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    EmailState at(Instant updatedAt) {
        return new EmailState(
                from.id(),
                from.name(),
                from.direction(),
                from.threadId(),
                from.at(),
                from.from(),
                from.to(),
                from.cc(),
                contacts,
                leadIds,
                excerpt,
                from.files(),
                holders,
                confidential,
                from.messageId(),
                from.references(),
                delivery,
                problem,
                possibleDuplicate,
                from.createdAt(),
                from.createdBy(),
                updatedAt);
    }
}
