package io.klientela.contacts.lineage;

import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from.
 *
 * @param merge what brought it here, where it was set on a record that was merged into this one; null else
 * @param mergedId the record that it was set on then
 */
record Origin(
        Source source, @Nullable Source merge, @Nullable String mergedId) {

    static Origin of(Source source) {
        return new Origin(source, null, null);
    }

    Origin through(Source bringing, String from) {
        return new Origin(source, bringing, from);
    }
}
