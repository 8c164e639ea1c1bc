package io.klientela.contacts.upkeep;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What owners are asked to mend.
 *
 * @param name of the tasks
 * @param below records whose score is lower; 70 where it is absent
 * @param ownerIds whose records; everybody's where it is absent
 * @param ids these records, each with a task of its own; all together in one task for each owner where it is absent
 */
record TaskWish(
        @NotBlank @Size(max = 180) String name,
        @Nullable Instant dueAt,
        @Min(1) @Max(101) Integer below,
        @Nullable @Size(min = 1, max = 200) List<@NotNull @Size(max = 64) String> ownerIds,
        @Nullable @Size(min = 1, max = 200) List<@NotNull @Size(max = 64) String> ids) {

    TaskWish {
        name = name == null ? "" : name.strip();
        below = Objects.requireNonNullElse(below, ids == null ? Summing.POOR : 101);
    }
}
