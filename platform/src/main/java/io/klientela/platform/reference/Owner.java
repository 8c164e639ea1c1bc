package io.klientela.platform.reference;

import org.jspecify.annotations.Nullable;

/** Who is responsible for a record: a user under the name of this moment, and the team that the record belongs to. */
public record Owner(
        @Nullable String id,
        @Nullable String name,
        @Nullable String teamId) {
    public static final Owner NOBODY = new Owner(null, null, null);

    /** Nobody yet: whoever is in the team may take it. */
    public static Owner team(@Nullable String teamId) {
        return new Owner(null, null, teamId);
    }

    /** The same user for another team. */
    public Owner inTeam(@Nullable String newTeamId) {
        return new Owner(id, name, newTeamId);
    }

    /** The same owner under another name, where it is this user. */
    public Owner renamed(String userId, String newName) {
        return userId.equals(id) ? new Owner(id, newName, teamId) : this;
    }
}
