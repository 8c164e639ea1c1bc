package io.klientela.platform.reference;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.reference.NamesContacts.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The places in records that a contact has lost to the one that stands for it, each under the contact that had it first.
 * It is the only memory of them: no event could bring it back.
 */
final class MovedPlaces {
    private static final String KIND = "kind";
    private static final String RECORD = "record";
    private static final String ORIGIN = "origin";
    private static final String CURRENT = "current";
    private static final String BESIDE = "beside";
    private static final String GIVEN = "given";

    private final MongoCollection<Document> collection;

    MovedPlaces(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    void createIndexes() {
        collection.createIndex(Indexes.ascending(ORIGIN));
        collection.createIndex(Indexes.ascending(RECORD));
    }

    /**
     * One of them.
     *
     * @param origin the contact that the record named first
     * @param role the first one's
     * @param current the one that it names instead
     * @param given that one's role then: where it is another now, somebody has changed it
     * @param beside whether the record names the current one for its own sake too
     * @param previous the one that it named before, until the move is made
     * @param stays whether that one keeps its place
     */
    record Moved(
            String kind,
            String record,
            String origin,
            @Nullable String role,
            String current,
            @Nullable String given,
            boolean beside,
            @Nullable String previous,
            boolean stays) {

        static Moved none(String kind, String record, String origin, @Nullable String role) {
            return new Moved(kind, record, origin, role, origin, role, false, null, false);
        }

        String id() {
            return kind + "/" + record + "/" + origin;
        }

        boolean isHome() {
            return current.equals(origin);
        }

        /** The role that it takes along: its own, or what somebody has made of it since. */
        @Nullable
        String roleOf(Place present) {
            return Objects.equals(present.role(), given) ? role : present.role();
        }

        Moved to(String target, boolean besideIt, boolean lastStays) {
            return new Moved(kind, record, origin, role, target, given, besideIt, current, lastStays);
        }

        Moved settled(@Nullable String givenRole) {
            return new Moved(kind, record, origin, role, current, givenRole, beside, null, false);
        }
    }

    void save(Moved moved) {
        collection.replaceOne(
                Filters.eq("_id", moved.id()),
                new Document("_id", moved.id())
                        .append(KIND, moved.kind())
                        .append(RECORD, moved.record())
                        .append(ORIGIN, moved.origin())
                        .append("role", moved.role())
                        .append(CURRENT, moved.current())
                        .append(GIVEN, moved.given())
                        .append(BESIDE, moved.beside())
                        .append("previous", moved.previous())
                        .append("stays", moved.stays()),
                new ReplaceOptions().upsert(true));
    }

    void forget(Moved moved) {
        collection.deleteOne(Filters.eq("_id", moved.id()));
    }

    /** As it is now. */
    Optional<Moved> newest(Moved moved) {
        return find(Filters.eq("_id", moved.id())).stream().findFirst();
    }

    List<Moved> of(Collection<String> origins) {
        return find(Filters.in(ORIGIN, origins));
    }

    /** Those of others that brought a record to name the contact. */
    List<Moved> to(String contactId, Moved butThis) {
        return find(others(contactId, butThis));
    }

    /** The contact of the other places that led to it has left, and they remain. */
    void left(String contactId, Moved byThis) {
        collection.updateMany(others(contactId, byThis), Updates.set(BESIDE, false));
    }

    /** The contact of the other places that led to it is back, in this role. */
    void isBack(String contactId, @Nullable String role, Moved byThis) {
        collection.updateMany(
                others(contactId, byThis), Updates.combine(Updates.set(BESIDE, true), Updates.set(GIVEN, role)));
    }

    private static Bson others(String contactId, Moved butThis) {
        return Filters.and(
                Filters.eq(RECORD, butThis.record()),
                Filters.eq(KIND, butThis.kind()),
                Filters.eq(CURRENT, contactId),
                Filters.ne("_id", butThis.id()));
    }

    private List<Moved> find(Bson which) {
        return collection.find(which).map(MovedPlaces::read).into(new ArrayList<>());
    }

    private static Moved read(Document document) {
        return new Moved(
                document.getString(KIND),
                document.getString(RECORD),
                document.getString(ORIGIN),
                document.getString("role"),
                document.getString(CURRENT),
                document.getString(GIVEN),
                document.getBoolean(BESIDE, false),
                document.getString("previous"),
                document.getBoolean("stays", false));
    }
}
