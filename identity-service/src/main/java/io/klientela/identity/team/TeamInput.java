package io.klientela.identity.team;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What may be written of a team. @param parentId the team above it */
public record TeamInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable String parentId,
        @Nullable @Size(max = 200) String externalId) {}
