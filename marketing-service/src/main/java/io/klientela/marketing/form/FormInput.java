package io.klientela.marketing.form;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.marketing.FieldKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a form.
 *
 * @param active whether it takes anything; yes by default
 * @param language of its own words, {@code pl} or {@code en}
 */
record FormInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable Boolean active,
        @Nullable @Size(max = 200) String title,
        @NotEmpty @Size(max = 30) List<@Valid @NotNull Field> fields,
        @Nullable @Size(max = 100) String submitLabel,
        @Nullable @Size(max = 2_000) String thankYou,

        @Nullable @Size(max = 2_000) @Pattern(regexp = "https?://\\S+", message = "begins with http:// or https://")
        String redirectUrl,

        @Nullable @Size(max = 20) String language,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 50) String> tags,
        @Nullable String routeToTeamId,
        @Nullable String ownerId,
        @Nullable String teamId,
        @Nullable @Size(max = 10) List<@Valid @NotNull Consent> consents) {

    /** A consent that it asks for. @param purpose the key of the purpose. @param channels e-mail where absent */
    record Consent(
            @NotBlank @Size(max = 50) String purpose,
            @Nullable List<@NotNull ConsentChannel> channels) {

        List<ConsentChannel> named() {
            return channels == null || channels.isEmpty()
                    ? List.of(ConsentChannel.EMAIL)
                    : channels.stream().distinct().toList();
        }
    }

    /** @param choices what may be chosen, where its kind is to choose */
    record Field(
            @NotBlank @Pattern(regexp = "[A-Za-z][A-Za-z0-9]{0,49}", message = "has letters and digits only")
            String key,

            @NotBlank @Size(max = 200) String label,
            @NotNull FieldKind kind,
            boolean required,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 200) String> choices) {}
}
