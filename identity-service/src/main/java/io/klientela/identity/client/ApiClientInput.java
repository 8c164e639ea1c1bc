package io.klientela.identity.client;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be written of an API client. @param clientId what it authenticates with; cannot be changed later */
record ApiClientInput(
        @Nullable
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{2,39}", message = "must be 3 to 40 small letters, digits and hyphens")
        String clientId,

        @NotBlank @Size(max = 100) String name,
        @NotEmpty @Size(max = 20) List<@NotBlank String> roles) {

    List<String> distinctRoles() {
        return roles.stream().distinct().toList();
    }
}
