package io.klientela.platform.security;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people of the company, as far as this service knows. */
public interface PeopleDirectory {

    /**
     * A person as of now.
     *
     * @param teams the person's teams and every team below them
     * @param mayAct false for somebody who is disabled or gone
     */
    record Colleague(String id, @Nullable String name, Set<String> roles, Set<String> teams, boolean mayAct) {
        Actor actor() {
            return Actor.user(id, name, roles, teams);
        }
    }

    /** Where nothing is known of anybody: tokens are believed. */
    PeopleDirectory OF_NOBODY = new PeopleDirectory() {
        @Override
        public Optional<Colleague> find(String userId) {
            return Optional.empty();
        }

        @Override
        public boolean isSeenBy(String userId, Actor viewer) {
            return false;
        }
    };

    Optional<Colleague> find(String userId);

    /** Whether somebody has said, and had it written down, that they see the application as this user now. */
    boolean isSeenBy(String userId, Actor viewer);
}
