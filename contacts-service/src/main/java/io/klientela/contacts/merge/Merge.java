package io.klientela.contacts.merge;

import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Merger;
import io.klientela.platform.security.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known to carry a merge out, and to take it back. Whether it holds is said by the merged contact alone.
 *
 * @param choices of every field that is not left to the default
 * @param survivorVersion of the contact that stays, when it took the other one in; 0 before
 * @param before what the contact that stays said until then
 * @param after what it said then
 */
record Merge(
        String id,
        String survivorId,
        String mergedId,
        Instant at,
        By by,
        @Nullable String reason,
        Map<String, Choice> choices,
        long survivorVersion,
        @Nullable ContactState before,
        @Nullable ContactState after) {

    /** Who merges; whatever is left to do later is done in this person's name. */
    record By(String type, String id, @Nullable String name) {
        static By of(Actor actor) {
            return new By(actor.type(), actor.id(), actor.name());
        }

        /** Without roles: what the person may do was decided when they merged. */
        Actor actor() {
            return new Actor(type, id, name, Set.of(), Set.of());
        }
    }

    /** As the merged contact tells it. */
    Merger intoSurvivor() {
        return new Merger(id, survivorId, at, by.actor().wire(), reason);
    }

    /** As the contact that stays tells it. */
    Merger ofMerged() {
        return new Merger(id, mergedId, at, by.actor().wire(), reason);
    }

    Merge taken(ContactState survivorBefore, ContactState survivorAfter, long version) {
        return new Merge(id, survivorId, mergedId, at, by, reason, choices, version, survivorBefore, survivorAfter);
    }

    /** @throws IllegalStateException where the contact that stays did not take the other one in */
    ContactState stateBefore() {
        return known(before);
    }

    /** @throws IllegalStateException where the contact that stays did not take the other one in */
    ContactState stateAfter() {
        return known(after);
    }

    private ContactState known(@Nullable ContactState state) {
        if (state == null) {
            throw new IllegalStateException("nothing is known of what merge " + id + " did");
        }
        return state;
    }

    boolean holdsFor(ContactState merged) {
        return merged.mergedInto() != null && merged.mergedInto().mergeId().equals(id);
    }

    boolean isToldBy(ContactState survivor) {
        return survivor.merged() != null
                && survivor.merged().stream().anyMatch(other -> other.mergeId().equals(id));
    }
}
