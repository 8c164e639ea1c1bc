package io.klientela.platform.audit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs how long the log of this service is and what is in it, every so often, and takes that out of the database: to a
 * file and to a topic. It reads what it signs, and does not sign a log that was changed or that is shorter than signed.
 * What the database says of earlier checkpoints is believed only with our signature.
 */
public final class Checkpoints {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final int SLICE = 1_000;
    static final String COLLECTION = "audit_checkpoints";
    static final String TRIMS = "audit_trim";
    private static final String TRIM = "trim";

    /** Sends a checkpoint to the topic and waits until the broker has it. */
    @FunctionalInterface
    public interface Announcement {
        void send(String service, long size, String root, Instant at, String note);
    }

    private final String service;
    private final Chain chain;
    private final MongoCollection<Document> signed;
    private final MongoCollection<Document> trims;
    private final AuditSettings settings;
    private final Clock clock;
    private final Announcement announcement;
    private final @Nullable KeyFolder keys;
    private final @Nullable CheckpointFile file;
    private @Nullable String trouble;
    private long done = -1;
    private Instant doneAt = Instant.EPOCH;

    public Checkpoints(
            String service,
            Chain chain,
            MongoDatabase database,
            AuditSettings settings,
            Clock clock,
            Announcement announcement) {
        this.service = service;
        this.chain = chain;
        this.signed = database.getCollection(COLLECTION);
        this.trims = database.getCollection(TRIMS);
        this.settings = settings;
        this.clock = clock;
        this.announcement = announcement;
        Path folder = settings.folder();
        this.keys = folder == null ? null : KeyFolder.at(folder.resolve(AuditSettings.KEYS));
        this.file = folder == null
                ? null
                : CheckpointFile.of(
                        settings.checkpoints() == null
                                ? folder.resolve(AuditSettings.CHECKPOINTS)
                                : settings.checkpoints(),
                        service);
        if (folder == null) {
            log.info("checkpoints of the audit log are not signed: set KLIENTELA_AUDIT_FOLDER to have them");
        }
    }

    static String origin(String service) {
        return "klientela/" + service;
    }

    /** The public keys; none where nothing is signed. */
    List<Verifier> verifiers() {
        return keys == null ? List.of() : keys.verifiers();
    }

    /** Why nothing is signed any more, or null where all is well. */
    public synchronized @Nullable String trouble() {
        return trouble;
    }

    /** Signs what is due. @param now whether what is new is signed at once, however little and recent */
    public synchronized void sign(boolean now) {
        if (keys == null || file == null || trouble != null) {
            return; // what was found stands until somebody has looked and starts the service anew
        }
        try {
            if (sign(keys, file, now)) {
                export(keys, file);
            }
        } catch (Tampered e) {
            log.error("the audit log is not signed any more: {}; see ./klientela audit verify", e.getMessage());
            trouble = e.getMessage();
        }
    }

    private static final class Tampered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Tampered(String message) {
            super(message, null, false, false);
        }
    }

    /** @param hash of the last entry, or null where it is not known because it was trimmed */
    private record Progress(MerkleRange tree, @Nullable String hash, Instant at) {}

    /** @return false where nothing was due */
    private boolean sign(KeyFolder by, CheckpointFile outside, boolean now) {
        long size = chain.read().size();
        if (!now && isNothingDue(size)) {
            return false;
        }
        List<Checkpoint> fresh = outside.fresh();
        Checkpoint last = outside.newest();
        if (last != null && last.size() > size) {
            throw new Tampered("it has %d entries, and %d were signed at %s".formatted(size, last.size(), last.at()));
        }
        Progress from = resume(by);
        for (Checkpoint known : fresh) {
            if (known.size() > from.tree().size() && known.isGenuine(by.verifiers())) {
                from = extend(from, known.size());
                if (!known.isOf(from.tree())) {
                    throw new Tampered("its first %d entries are not those that were signed".formatted(known.size()));
                }
                store(known, from);
            }
        }
        while (size - from.tree().size() >= settings.entries()) {
            from = signAt(by, from, from.tree().size() + settings.entries());
        }
        boolean due = now || !clock.instant().isBefore(from.at().plus(settings.interval()));
        if (due && size > from.tree().size()) {
            from = signAt(by, from, size);
        }
        done = from.tree().size();
        doneAt = from.at();
        return true;
    }

    private boolean isNothingDue(long size) {
        boolean isLittle = size >= done && size - done < settings.entries();
        return isLittle && (size == done || clock.instant().isBefore(doneAt.plus(settings.interval())));
    }

    private Progress signAt(KeyFolder by, Progress from, long size) {
        Progress reached = extend(from, size);
        Checkpoint checkpoint = Checkpoint.sign(origin(service), reached.tree(), clock.instant(), by.keys());
        store(checkpoint, reached);
        return new Progress(reached.tree(), reached.hash(), checkpoint.at());
    }

    private Progress extend(Progress from, long size) {
        MerkleRange tree = from.tree();
        String previous = from.hash();
        while (tree.size() < size) {
            List<Document> slice = chain.slice(tree.size(), (int) Math.min(SLICE, size - tree.size()));
            for (Document entry : slice) {
                byte[] leaf = Entries.leaf(entry);
                String hash = Hashes.hex(leaf);
                boolean follows = entry.getLong(Entries.POSITION) == tree.size()
                        && (previous == null || previous.equals(entry.getString(Entries.PREVIOUS)))
                        && hash.equals(entry.getString(Entries.HASH))
                        && Entries.isComplete(entry);
                if (!follows) {
                    throw new Tampered("its entry %d is not as it was written".formatted(tree.size()));
                }
                tree.add(leaf);
                previous = hash;
            }
            if (slice.isEmpty()) {
                throw new Tampered("it ends at %d".formatted(tree.size()));
            }
        }
        return new Progress(tree, previous, from.at());
    }

    /** The newest checkpoint in the database that we signed; where there is none, the beginning of the log. */
    private Progress resume(KeyFolder by) {
        for (Document document : signed.find().sort(Sorts.descending("_id")).limit(20)) {
            Checkpoint checkpoint = Checkpoint.parse(document.getString("note"));
            MerkleRange tree = tree(document);
            if (tree != null && checkpoint.isOf(tree) && checkpoint.isGenuine(by.verifiers())) {
                return new Progress(tree, document.getString("last"), checkpoint.at());
            }
        }
        return new Progress(new MerkleRange(), Hashes.NONE, Instant.EPOCH);
    }

    private static @Nullable MerkleRange tree(Document document) {
        try {
            return new MerkleRange(document.getLong("_id"), document.getList("peaks", String.class, List.of()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void store(Checkpoint checkpoint, Progress reached) {
        try {
            signed.insertOne(new Document("_id", checkpoint.size())
                    .append("root", checkpoint.root())
                    .append("peaks", reached.tree().peaks())
                    .append("last", reached.hash())
                    .append("at", Date.from(checkpoint.at()))
                    .append("note", checkpoint.note()));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** Takes out what is not out yet, also what another instance signed or a dying one left. */
    private void export(KeyFolder by, CheckpointFile outside) {
        outside.fresh();
        Checkpoint last = outside.newest();
        long newest = last == null ? 0 : last.size();
        for (Document document : signed.find(Filters.gt("_id", newest)).sort(Sorts.ascending("_id"))) {
            Checkpoint checkpoint = Checkpoint.parse(document.getString("note"));
            if (checkpoint.isGenuine(by.verifiers())) {
                outside.append(checkpoint);
            }
        }
        for (Document document : signed.find(Filters.exists("announced", false)).sort(Sorts.ascending("_id"))) {
            Checkpoint checkpoint = Checkpoint.parse(document.getString("note"));
            try {
                announcement.send(service, checkpoint.size(), checkpoint.root(), checkpoint.at(), checkpoint.note());
            } catch (CompletionException | KafkaException e) {
                log.warn("the broker does not take checkpoint {} yet: {}", checkpoint.size(), e.toString());
                doneAt = Instant.EPOCH; // so that it is tried again with the next entry
                return;
            }
            signed.updateOne(Filters.eq("_id", document.get("_id")), Updates.set("announced", true));
        }
    }

    /** The newest first. */
    List<Checkpoint> newest(int most) {
        List<Checkpoint> newest = new ArrayList<>();
        signed.find()
                .sort(Sorts.descending("_id"))
                .limit(most)
                .forEach(document -> newest.add(Checkpoint.parse(document.getString("note"))));
        return newest;
    }

    /**
     * Takes the oldest entries out of the log: those before the newest checkpoint that is older than the given time. The
     * log itself says so first, then the tree of what is gone is kept, so that the rest can be verified.
     */
    public synchronized void trim(Instant before) {
        Document last = signed.find(Filters.lt("at", Date.from(before)))
                .sort(Sorts.descending("_id"))
                .first();
        if (last == null || trouble != null) {
            return;
        }
        long size = last.getLong("_id");
        if (chain.collection().find(Filters.lt(Entries.POSITION, size)).first() == null) {
            return;
        }
        chain.append(List.of(trimmed(size, last)));
        Document kept = new Document(last).append("size", size);
        kept.remove("_id");
        trims.replaceOne(Filters.eq("_id", TRIM), kept, new ReplaceOptions().upsert(true));
        for (long gone = first(); gone < size; gone = first()) {
            chain.collection()
                    .deleteMany(Filters.and(
                            Filters.gte(Entries.POSITION, gone),
                            Filters.lt(Entries.POSITION, Math.min(size, gone + SLICE))));
        }
        log.info("{} entries of the audit log were kept long enough and are gone", size);
    }

    private Document trimmed(long size, Document checkpoint) {
        Document header = new Document("_id", "trim-" + size)
                .append("resource", "audit")
                .append("recordId", service)
                .append("sequence", size)
                .append("type", Verification.TRIMMED)
                .append("at", Date.from(clock.instant()))
                .append("actor", "system:" + service + "-service")
                .append("size", size)
                .append("root", checkpoint.getString("root"));
        return Entries.draft(header, new Document("what", new Document("size", size)));
    }

    private long first() {
        Document first = chain.collection()
                .find()
                .sort(Sorts.ascending(Entries.POSITION))
                .limit(1)
                .first();
        return first == null ? Long.MAX_VALUE : first.getLong(Entries.POSITION);
    }
}
