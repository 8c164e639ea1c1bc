package io.klientela.marketing.shared;

import org.jspecify.annotations.Nullable;

/** Who is responsible for a record: a user under the name of this moment, and the team that the record belongs to. */
public record Owner(
        @Nullable String id,
        @Nullable String name,
        @Nullable String teamId) {
    public static final Owner NOBODY = new Owner(null, null, null);

    /** The same owner under another name, where it is this user. */
    public Owner renamed(String userId, String newName) {
        return userId.equals(id) ? new Owner(id, newName, teamId) : this;
    }
}
