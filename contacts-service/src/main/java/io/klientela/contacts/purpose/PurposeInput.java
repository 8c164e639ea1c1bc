package io.klientela.contacts.purpose;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.LegalBasis;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a purpose.
 *
 * @param key never changed
 * @param doubleOptIn whether a consent to e-mail from a form is to be confirmed; yes by default
 * @param active whether anything is sent for it; yes by default
 * @param wording what people are told; another one than before becomes the next version
 */
record PurposeInput(
        @NotBlank @Size(max = 200) String name,

        @NotNull
        @Pattern(
                regexp = "[a-z][a-z0-9-]{1,49}",
                message = "has small letters, digits and hyphens, such as spring-sale")
        String key,

        @NotNull @Valid Texts title,
        @NotNull LegalBasis legalBasis,
        @NotEmpty List<@NotNull ConsentChannel> channels,
        @Nullable Boolean doubleOptIn,
        @Nullable Boolean active,
        @Nullable @Valid Texts wording) {

    /** In each language that people are spoken to. */
    record Texts(
            @NotBlank @Size(max = 4_000) String pl,
            @NotBlank @Size(max = 4_000) String en) {}
}
