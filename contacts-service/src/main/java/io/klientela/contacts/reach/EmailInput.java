package io.klientela.contacts.reach;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.events.contacts.EmailAddress;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** @param kind {@code work}, {@code home} or {@code other} */
public record EmailInput(
        @NotBlank @Size(max = 254) @Email(regexp = ".+@.+\\.\\p{L}{2,}", message = "is not an e-mail address")
        String value,

        @Nullable @Pattern(regexp = "work|home|other", message = "is one of work, home, other")
        String kind) {

    public EmailInput {
        value = Objects.requireNonNullElse(trimmed(value), "").toLowerCase(Locale.ROOT);
    }

    /** None where there are none. */
    public static List<EmailInput> of(@Nullable List<EmailAddress> emails) {
        return emails == null
                ? List.of()
                : emails.stream()
                        .map(email -> new EmailInput(email.value(), email.kind()))
                        .toList();
    }

    public static List<EmailAddress> addresses(List<EmailInput> emails) {
        return emails.stream()
                .map(email -> new EmailAddress(email.value(), email.kind()))
                .toList();
    }
}
