package io.klientela.ticketing.ticket;

import io.klientela.events.ticketing.TicketChannel;
import io.klientela.events.ticketing.TicketPriority;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a ticket.
 *
 * @param text the first message, of a new ticket only
 * @param queueId the default queue where absent
 * @param priority normal where absent
 * @param ownerId nobody where absent
 * @param channel {@code api} where absent; of a new ticket only
 * @param at when it really began, for a ticket that comes from elsewhere; of a new ticket only
 */
record TicketInput(
        @NotBlank @Size(max = 300) String name,
        @Nullable @Size(max = 100_000) String text,
        @Nullable String contactId,
        @Nullable @Email @Size(max = 254) String contactEmail,
        @Nullable @Size(max = 200) String contactName,
        @Nullable String queueId,
        @Nullable TicketPriority priority,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 50) String> tags,
        @Nullable @Size(max = 50) List<@NotBlank String> linkedIds,
        @Nullable String ownerId,
        @Nullable TicketChannel channel,

        @Nullable @Pattern(regexp = "[a-z]{2}", message = "is a language code of two letters")
        String language,

        @Nullable @Size(max = 100) String externalId,
        @Nullable Instant at) {

    List<String> tagsOrNone() {
        return tags == null
                ? List.of()
                : tags.stream().map(String::strip).distinct().toList();
    }

    List<String> linkedOrNone() {
        return linkedIds == null ? List.of() : linkedIds.stream().distinct().toList();
    }
}
