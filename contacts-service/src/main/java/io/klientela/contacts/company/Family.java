package io.klientela.contacts.company;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company among those that belong to one another, as far as whoever asks may read them.
 *
 * @param members the topmost first, each before those below it; at most 500
 * @param more whether there are others
 */
record Family(List<Member> members, boolean more) {

    /** @param parentId null, or of another member. @param depth below the topmost, from 0 */
    record Member(
            String id,
            String name,
            @Nullable String city,
            @Nullable String country,
            @Nullable String parentId,
            int depth) {}
}
