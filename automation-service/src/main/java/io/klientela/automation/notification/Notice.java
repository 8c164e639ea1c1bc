package io.klientela.automation.notification;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be told.
 *
 * @param kind what it comes from, e.g. {@code rule}; people may mute a kind
 * @param link where it leads in the web UI, e.g. {@code /deals/<id>}
 */
public record Notice(
        String kind,
        String title,
        @Nullable String body,
        @Nullable String link,
        @Nullable String recordType,
        @Nullable String recordId) {}
