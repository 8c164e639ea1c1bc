package io.klientela.sales.pipeline;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a pipeline.
 *
 * @param isDefault true makes it the default in place of the present one
 * @param stages in order: at least one open, at the end one won and one lost
 */
record PipelineInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable Boolean isDefault,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid StageInput> stages) {}
