package io.klientela.ticketing.queue;

import io.klientela.events.ticketing.BusinessCalendar;
import io.klientela.events.ticketing.ServiceLevel;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a queue.
 *
 * @param calendar Monday to Friday, 8 to 16 in Warsaw, where absent
 * @param serviceLevel no promises where absent
 * @param isDefault no where absent
 */
record QueueInput(
        @NotBlank @Size(max = 100) String name,
        @Nullable @Email @Size(max = 254) String email,
        @Nullable String managerId,
        @Nullable BusinessCalendar calendar,
        @Nullable ServiceLevel serviceLevel,

        @Nullable @Pattern(regexp = "pl|en", message = "is pl or en")
        String language,

        @Nullable @Size(max = 2000) String signature,
        @Nullable Boolean isDefault,
        @Nullable String teamId) {}
