package io.klientela.contacts.merge;

import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be merged into a contact.
 *
 * @param otherId the contact that becomes a part of it
 * @param otherVersion its version, as its ETag says
 * @param fields whose value is kept, by field; where nothing is said lists are united, and of anything else the contact
 *     that stays keeps its own value, or gets the other one's where it has none
 */
record MergeWish(
        @Nullable @Size(max = 64) String otherId,
        @Nullable Long otherVersion,
        @Nullable @Size(max = 120) Map<String, Choice> fields,
        @Nullable @Size(max = 500) String reason) {

    Map<String, Choice> choices() {
        return Objects.requireNonNullElse(fields, Map.of());
    }
}
