package io.klientela.ticketing.conversation;

import io.klientela.events.ticketing.MessageKind;
import io.klientela.events.ticketing.TicketStatus;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes on a ticket.
 *
 * @param kind {@code customer} for what a customer said elsewhere, e.g. on the telephone
 * @param html the same as the text, for mail; sanitised
 * @param status of the ticket after it
 * @param at when it was really written, for one that comes from elsewhere; no mail is sent then
 */
record MessageInput(
        @NotNull MessageKind kind,
        @NotBlank @Size(max = 100_000) String text,
        @Nullable @Size(max = 200_000) String html,
        @Nullable TicketStatus status,
        @Nullable @Size(max = 20) List<@NotBlank String> attachmentIds,
        @Nullable Instant at) {

    List<String> attachmentsOrNone() {
        return attachmentIds == null
                ? List.of()
                : attachmentIds.stream().distinct().toList();
    }
}
