package io.klientela.platform.reference;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind that name contacts. Where a contact is merged into another they name that one instead, and where
 * this is taken back they name the first one again.
 */
public interface NamesContacts {

    /** A stable name, unique in its service, e.g. {@code deals}. */
    String name();

    /** The ids of the records that name the contact. */
    Collection<String> naming(String contactId);

    /** The contact's place in a record; empty where the record does not name it, or is gone. */
    Optional<Place> place(String recordId, String contactId);

    /** Repeatable: does nothing where the record no longer names the contact that is left. */
    void move(String recordId, Move move);

    /** The ids of the records that name the contact, came since, and came from one of the addresses. */
    default Collection<String> cameFrom(String contactId, Collection<String> addresses, Instant since) {
        return List.of();
    }

    /** @param role the person's part in the record, where it has such */
    record Place(@Nullable String role) {}

    /**
     * From one contact to another one.
     *
     * @param role the other one's from now on, where it had no place yet
     * @param stays whether the one that is left keeps its place beside the other
     * @param takesRole whether the other one gets the role also where it had a place
     */
    record Move(String fromId, String toId, @Nullable String role, boolean stays, boolean takesRole) {}
}
