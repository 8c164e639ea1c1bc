package io.klientela.identity.user;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be written of a user. @param externalId of a user who was imported from another system */
public record UserInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Email @Size(max = 254) String email,
        @Nullable @Size(max = 20) List<@NotBlank String> roles,
        @Nullable @Size(max = 50) List<@NotBlank String> teamIds,
        @Nullable @Size(max = 200) String externalId) {

    /** The address in its normal form. */
    @Nullable
    String normalEmail() {
        return email == null || email.isBlank() ? null : Emails.normal(email);
    }

    List<String> distinctRoles() {
        return roles == null ? List.of() : roles.stream().distinct().toList();
    }

    List<String> distinctTeams() {
        return teamIds == null ? List.of() : teamIds.stream().distinct().toList();
    }
}
