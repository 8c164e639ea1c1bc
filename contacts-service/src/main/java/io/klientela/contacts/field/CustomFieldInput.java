package io.klientela.contacts.field;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.events.contacts.CustomFieldKind;
import io.klientela.events.contacts.CustomFieldOption;
import io.klientela.events.contacts.CustomFieldState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a field. Its resource, its key, its kind and what it links to stay as they were made.
 *
 * @param name what people read
 * @param key what its value is called in filters and in the API; made of the name where none is given
 * @param options of a choice or a multi-choice; one that is left out is archived, and records keep it
 * @param linkTo what a link names, e.g. {@code company}
 * @param position among the fields of the resource; the last where none is given
 */
record CustomFieldInput(
        @NotBlank @Size(max = 60) String name,

        @NotNull @Pattern(regexp = "contact|company", message = "is one of contact, company")
        String resource,

        @Nullable
        @Pattern(
                regexp = "[a-z][a-zA-Z0-9]{0,39}",
                message = "begins with a small letter and has only letters and digits, at most 40")
        String key,

        @NotNull CustomFieldKind kind,
        @Nullable @Size(max = 200) String help,
        @Size(max = 200) List<@NotNull @Valid OptionInput> options,

        @Nullable
        @Pattern(
                regexp = "contact|company|user|deal|ticket",
                message = "is one of contact, company, user, deal, ticket")
        String linkTo,

        @Nullable @Min(0) @Max(1000) Integer position,
        @Nullable Boolean archived) {

    /** @param key what records keep; made of the label where none is given */
    record OptionInput(
            @Nullable
            @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "has small letters, digits and hyphens, at most 40")
            String key,

            @NotBlank @Size(max = 60) String label,
            @Nullable Boolean archived) {

        OptionInput {
            label = Objects.requireNonNullElse(trimmed(label), "");
        }

        boolean isArchived() {
            return Boolean.TRUE.equals(archived);
        }

        private static OptionInput of(CustomFieldOption option) {
            return new OptionInput(option.key(), option.label(), option.archived());
        }
    }

    CustomFieldInput {
        name = Objects.requireNonNullElse(trimmed(name), "");
        help = trimmed(help);
        options = options == null ? List.of() : options;
    }

    boolean isArchived() {
        return Boolean.TRUE.equals(archived);
    }

    boolean isChoice() {
        return kind == CustomFieldKind.CHOICE || kind == CustomFieldKind.MULTI_CHOICE;
    }

    static CustomFieldInput of(CustomFieldState state) {
        return new CustomFieldInput(
                state.name(),
                state.resource(),
                state.key(),
                state.kind(),
                state.help(),
                Objects.requireNonNullElse(state.options(), List.<CustomFieldOption>of()).stream()
                        .map(OptionInput::of)
                        .toList(),
                state.linkTo(),
                state.position(),
                state.archived());
    }
}
