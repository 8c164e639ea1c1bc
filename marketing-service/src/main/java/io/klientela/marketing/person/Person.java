package io.klientela.marketing.person;

import io.klientela.events.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact with all that segments can ask for.
 *
 * @param email the main address, in lower case
 * @param companyName of the main company
 * @param wonValue of the won deals, in the currency that most of them are in
 * @param satisfaction the mean of the scores that the person gave, 1 to 5
 * @param mailsOpened mails that were opened at least once; so with {@code mailsClicked}
 * @param unsubscribed whether the person, or somebody for them, said that no campaign is to come
 * @param bounced whether mail to the address comes back
 */
public record Person(
        String contactId,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        @Nullable String jobTitle,
        @Nullable String companyName,
        List<String> tags,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        int dealsOpen,
        int dealsWon,
        int dealsLost,
        @Nullable Money wonValue,
        @Nullable Instant lastWonAt,
        int ticketsOpen,
        int ticketsTotal,
        @Nullable Instant lastTicketAt,
        @Nullable Double satisfaction,
        int mailsSent,
        int mailsOpened,
        int mailsClicked,
        @Nullable Instant lastOpenedAt,
        boolean unsubscribed,
        boolean bounced) {

    /** Whether a campaign may be sent to them. */
    public boolean isReachable() {
        return email != null && !unsubscribed && !bounced;
    }
}
