package io.klientela.ticketing.answer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What may be written of a canned answer. @param body Liquid. @param queueId where it is for one queue only */
record AnswerInput(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 20_000) String body,

        @Nullable @Pattern(regexp = "[a-z]{2}", message = "is a language code of two letters")
        String language,

        @Nullable String queueId) {}
