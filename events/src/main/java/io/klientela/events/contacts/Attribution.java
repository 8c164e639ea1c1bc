package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/**
 * What brought a person here, as the form or the caller told it.
 *
 * @param source {@code utm_source}, e.g. {@code google}
 * @param medium {@code utm_medium}, e.g. {@code cpc}
 * @param campaign {@code utm_campaign}
 * @param term {@code utm_term}
 * @param content {@code utm_content}
 * @param referrer the page that linked to the landing page
 * @param landingPage the page that the form was on
 */
public record Attribution(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String term,
        @Nullable String content,
        @Nullable String referrer,
        @Nullable String landingPage) {}
