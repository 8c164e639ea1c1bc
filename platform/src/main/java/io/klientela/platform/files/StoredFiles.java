package io.klientela.platform.files;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The files of records. A file is there once its entry is; pieces without one are never seen. */
public final class StoredFiles {
    /** Bytes; what is larger is refused. */
    public static final int LARGEST = 10_000_000;

    private static final int LONGEST_NAME = 200;
    private static final int START = 64 * 1024;

    private final MongoCollection<Document> entries;
    private final Pieces pieces;
    private final String owner;
    private final Clock clock;

    /** @param names of the collections: the entries', and the pieces'. @param owner the field with the record's id */
    public StoredFiles(MongoDatabase database, Names names, String owner, Clock clock) {
        this.entries = database.getCollection(names.entries());
        this.pieces = new Pieces(database.getCollection(names.pieces()));
        this.owner = owner;
        this.clock = clock;
    }

    /** What its two collections are called. */
    public record Names(String entries, String pieces) {}

    public void createIndexes() {
        entries.createIndex(Indexes.ascending(owner));
        pieces.createIndexes();
    }

    /** Keeps a file, once by its id. @throws Refused where it is too large, or a program */
    public StoredFile keep(String id, String ownerId, String name, byte[] content) {
        if (content.length > LARGEST) {
            throw Refused.tooLarge(LARGEST);
        }
        String clean = clean(name);
        String type = ContentTypes.of(Arrays.copyOf(content, Math.min(START, content.length)), clean);
        if (ContentTypes.isProgram(type)) {
            throw Refused.program(type);
        }
        try {
            pieces.write(id, new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Document entry = new Document("_id", id)
                .append(owner, ownerId)
                .append("name", clean)
                .append("contentType", type)
                .append("size", (long) content.length)
                .append("at", Date.from(clock.instant()));
        entries.replaceOne(Filters.eq("_id", id), entry, new ReplaceOptions().upsert(true));
        return file(entry);
    }

    /** No path, no control characters, not too long. */
    static String clean(String name) {
        String last = name.replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "")
                .strip();
        String kept = last.isEmpty() ? "unnamed" : last;
        return kept.length() <= LONGEST_NAME ? kept : kept.substring(kept.length() - LONGEST_NAME);
    }

    public Optional<StoredFile> find(String ownerId, String id) {
        return Optional.ofNullable(entries.find(Filters.and(Filters.eq("_id", id), Filters.eq(owner, ownerId)))
                        .first())
                .map(StoredFiles::file);
    }

    /** Those of several that belong to one of the records. */
    public List<StoredFile> find(Collection<String> ownerIds, Collection<String> ids) {
        return entries.find(Filters.and(Filters.in("_id", ids), Filters.in(owner, ownerIds)))
                .map(StoredFiles::file)
                .into(new ArrayList<>());
    }

    /** How many a record has. */
    public long count(String ownerId) {
        return entries.countDocuments(Filters.eq(owner, ownerId));
    }

    /** Gives some to another record; those that are not the first one's stay where they are. */
    public void give(Collection<String> ids, String fromOwnerId, String toOwnerId) {
        entries.updateMany(
                Filters.and(Filters.in("_id", ids), Filters.eq(owner, fromOwnerId)), Updates.set(owner, toOwnerId));
    }

    /** They go where the records go that they came with. */
    public void move(String fromOwnerId, String toOwnerId) {
        entries.updateMany(Filters.eq(owner, fromOwnerId), Updates.set(owner, toOwnerId));
    }

    /** Forgets all of a record. */
    public void delete(String ownerId) {
        List<String> ids = entries.find(Filters.eq(owner, ownerId))
                .map(entry -> entry.getString("_id"))
                .into(new ArrayList<>());
        ids.forEach(pieces::delete);
        entries.deleteMany(Filters.in("_id", ids));
    }

    /** Forgets what was kept before for records whose ids begin so, unless it was given away meanwhile. */
    public void forget(String ownerPrefix, Instant before) {
        Bson theirs =
                Filters.and(Filters.gte(owner, ownerPrefix), Filters.lt(owner, ownerPrefix + Character.MAX_VALUE));
        entries.find(Filters.and(theirs, Filters.lt("at", Date.from(before))))
                .map(entry -> entry.getString("_id"))
                .into(new ArrayList<>())
                .forEach(id -> {
                    if (entries.deleteOne(Filters.and(Filters.eq("_id", id), theirs))
                                    .getDeletedCount()
                            == 1) {
                        pieces.delete(id);
                    }
                });
    }

    public void read(String id, OutputStream into) throws IOException {
        pieces.read(id, into);
    }

    private static StoredFile file(Document entry) {
        return new StoredFile(
                entry.getString("_id"), entry.getString("name"), entry.getString("contentType"), entry.getLong("size"));
    }
}
