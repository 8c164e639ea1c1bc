package io.klientela.marketing.person;

import io.klientela.events.FieldValue;
import io.klientela.events.Money;
import io.klientela.platform.security.Reveals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param custom by the keys of the fields that an administrator has defined
 */
public record Person(
        String contactId,
        @Reveals(value = "contact", field = "name") String name,

        @Reveals(value = "contact", field = "firstName") @Nullable
        String firstName,

        @Reveals(value = "contact", field = "lastName") @Nullable
        String lastName,

        @Reveals(value = "contact", field = "emails") @Nullable
        String email,

        @Reveals(value = "contact", field = "language") @Nullable
        String language,

        @Reveals(value = "contact", field = "city") @Nullable
        String city,

        @Reveals(value = "contact", field = "country") @Nullable
        String country,

        @Reveals(value = "contact", field = "jobTitle") @Nullable
        String jobTitle,

        @Reveals(value = "contact", field = "companies") @Nullable
        String companyName,

        @Reveals(value = "contact", field = "tags") List<String> tags,

        @Reveals(value = "contact", field = "ownerId") @Nullable
        String ownerId,

        @Reveals(value = "contact", field = "ownerName") @Nullable
        String ownerName,

        @Reveals(value = "contact", field = "teamId") @Nullable
        String teamId,

        Instant createdAt,

        @Reveals(value = "deal", field = "status", ofAll = true)
        int dealsOpen,

        @Reveals(value = "deal", field = "status", ofAll = true)
        int dealsWon,

        @Reveals(value = "deal", field = "status", ofAll = true)
        int dealsLost,

        @Reveals(value = "deal", field = "amount", ofAll = true) @Nullable
        Money wonValue,

        @Reveals(value = "deal", field = "closedOn", ofAll = true) @Nullable
        Instant lastWonAt,

        @Reveals(value = "ticket", field = "status", ofAll = true)
        int ticketsOpen,

        @Reveals(value = "ticket", field = "status", ofAll = true)
        int ticketsTotal,

        @Reveals(value = "ticket", field = "createdAt", ofAll = true) @Nullable
        Instant lastTicketAt,

        @Reveals(value = "ticket", field = "satisfaction", ofAll = true) @Nullable
        Double satisfaction,

        int mailsSent,
        int mailsOpened,
        int mailsClicked,
        @Nullable Instant lastOpenedAt,
        boolean unsubscribed,
        boolean bounced,

        @Reveals(value = "contact", field = "custom") @Nullable
        Map<String, FieldValue> custom) {

    /** Whether a campaign may be sent to them. */
    public boolean isReachable() {
        return email != null && !unsubscribed && !bounced;
    }
}
