package io.klientela.platform.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The records of one resource, as bulk changes see them: everything is done as the current actor, one record at a time. */
public interface BulkTarget {

    /** Its place in the API, e.g. {@code contacts}. */
    String collection();

    /** Its name in permissions, e.g. {@code contact}. */
    String resource();

    /** Refuses what can be done to no record: for want of any permission, or as it names what is no field. */
    void check(BulkChange change);

    /** How many a filter and words find. @throws Problem 400 for what does not fit */
    long count(@Nullable String filter, @Nullable String q);

    /** Those that a filter and words find, in the order of ids. @param after null from the beginning */
    List<String> find(@Nullable String filter, @Nullable String q, @Nullable String after, int most);

    /** What a record is before the change. @throws Problem where the actor cannot read it */
    Before before(String id, BulkChange change);

    /** Makes the change. @throws Problem where it is refused for this record */
    Done apply(String id, BulkChange change);

    /** Takes a change back. @throws Problem where somebody changed the same since, or it cannot be taken back */
    void undo(String id, BulkAction action, ObjectNode before, ObjectNode after);

    /** Whether a deletion can be taken back. */
    boolean revives();

    /**
     * A record before its change.
     *
     * @param values what may be written of the fields that the change names
     */
    record Before(long version, ObjectNode values) {}

    /**
     * What became of a record.
     *
     * @param changed whether anything was different
     * @param before values of the fields that changed. @param after the same fields since
     */
    record Done(boolean changed, @Nullable String name, long version, ObjectNode before, ObjectNode after) {}
}
