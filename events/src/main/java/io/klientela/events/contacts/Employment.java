package io.klientela.events.contacts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's place in a company.
 *
 * @param role what the person is there, e.g. {@code buyer}
 * @param from the first day, where it is known. @param until the last day; absent where the person is there still
 */
public record Employment(
        String companyId,
        String companyName,
        @Nullable String role,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {}
