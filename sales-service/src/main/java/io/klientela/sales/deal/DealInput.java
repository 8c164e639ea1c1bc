package io.klientela.sales.deal;

import io.klientela.events.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a deal.
 *
 * @param pipelineId the default pipeline where absent
 * @param stageId the pipeline's first stage where absent
 * @param amount the sum of the lines where absent
 * @param externalId its id in another system; no two deals share one
 * @param ownerId of a new deal, the one who makes it where absent
 * @param teamId the owner's first team where absent
 */
record DealInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable String pipelineId,
        @Nullable String stageId,
        @Nullable Money amount,
        @Nullable String companyId,
        @Nullable @Size(max = 100) List<@Valid @NotNull Contact> contacts,
        @Nullable @Size(max = 200) List<@Valid @NotNull Line> lines,
        @Nullable LocalDate engagedOn,
        @Nullable LocalDate expectedCloseOn,
        @Nullable @Size(max = 1000) String nextStep,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 50) String> tags,
        @Nullable @Size(max = 200) String externalId,
        @Nullable String ownerId,
        @Nullable String teamId) {

    /** @param role e.g. {@code decision maker} */
    record Contact(
            @NotBlank String contactId,
            @Nullable @Size(max = 100) String role) {}

    /** @param quantity 1 where absent. @param unitPrice none where none was agreed yet */
    record Line(
            @NotBlank String productId,
            @Nullable @Positive BigDecimal quantity,
            @Nullable Money unitPrice) {}

    List<Contact> contactsOrNone() {
        return contacts == null ? List.of() : contacts;
    }

    List<Line> linesOrNone() {
        return lines == null ? List.of() : lines;
    }

    List<String> tagsOrNone() {
        return tags == null ? List.of() : tags;
    }
}
