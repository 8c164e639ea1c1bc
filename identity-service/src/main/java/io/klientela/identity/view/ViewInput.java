package io.klientela.identity.view;

import io.klientela.events.identity.ViewState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be written of a view. @param teamId the team that shares it, one of one's own; null for a personal one */
record ViewInput(
        @NotBlank @Size(max = 100) String name,

        @NotBlank
        @Pattern(regexp = "[a-z][a-z-]{1,39}", message = "is the place of a list in the API, such as contacts")
        String list,

        @Nullable @Size(max = 2000) String filter,
        @Nullable @Size(max = 200) String q,

        @Nullable
        @Pattern(regexp = "-?[A-Za-z][A-Za-z0-9.]{0,99}", message = "is a field, with - before it for descending")
        String sort,

        @Size(max = 100) List<@NotBlank @Size(max = 60) String> columns,
        @Nullable @Size(max = 64) String teamId) {
    ViewInput {
        name = name == null ? "" : name.strip();
        filter = filter == null || filter.isBlank() ? null : filter.strip();
        q = q == null || q.isBlank() ? null : q.strip();
        columns = columns == null ? List.of() : columns.stream().distinct().toList();
    }

    static ViewInput of(ViewState state) {
        return new ViewInput(
                state.name(), state.list(), state.filter(), state.q(), state.sort(), state.columns(), state.teamId());
    }
}
