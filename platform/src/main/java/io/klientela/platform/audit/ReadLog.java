package io.klientela.platform.audit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.klientela.platform.Ids;
import io.klientela.platform.Trace;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who read personal data of whom, when, how and what for. Entries are written in batches a moment after the answer; what
 * waits is written before the service stops. Where the database takes none any more, personal data is not handed out.
 * A screen that asks again by itself makes one entry in five minutes.
 */
public final class ReadLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReadLog.class);
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final int PATIENCE_SECONDS = 5;
    private static final long GATHER_MILLIS = 50;
    private static final int LONGEST_QUERY = 500;
    private static final Duration REPETITION = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final String webClient;
    private final BlockingQueue<Document> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final LinkedHashMap<Same, Instant> recent = new LinkedHashMap<>();
    private final Thread writer;
    private volatile boolean running = true;

    /** @param webClient the OAuth client through which people come who use the web UI */
    public ReadLog(MongoCollection<Document> collection, Clock clock, String service, String webClient) {
        this.collection = collection;
        this.clock = clock;
        this.webClient = webClient;
        this.writer = Thread.ofPlatform().name(service + "-readings").daemon().start(this::run);
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    public void createIndexes() {
        collection.createIndex(new Document("persons", 1).append("_id", 1));
        collection.createIndex(new Document("actor", 1).append("_id", 1));
    }

    /** One record was shown. @param persons whom it tells of; where it is nobody, nothing is logged */
    public void viewed(String resource, String recordId, Collection<String> persons) {
        if (!persons.isEmpty()) {
            add("view", resource, recordId, persons, null);
        }
    }

    /** A list was shown. @param query what was asked for, or null where all were */
    public void listed(String resource, @Nullable String query, Collection<String> persons) {
        if (!persons.isEmpty()) {
            add(query == null ? "list" : "search", resource, null, persons, query);
        }
    }

    /** Records left in a file. */
    public void exported(String resource, @Nullable String query, Collection<String> persons) {
        add("export", resource, null, persons, query);
    }

    /** Somebody looked into this log or the one of changes. */
    public void consulted(String resource, @Nullable String query) {
        add("view", resource, null, List.of(), query);
    }

    private void add(
            String action,
            String resource,
            @Nullable String recordId,
            Collection<String> persons,
            @Nullable String query) {
        Actor actor = CurrentActor.find().orElse(null);
        if (actor == null || actor.isSystem()) {
            return;
        }
        Origin origin = Origin.current();
        Instant now = clock.instant();
        if (isRepeated(
                new Same(actor.wire(), origin, action, resource, recordId, query, persons.size(), persons.hashCode()),
                now)) {
            return;
        }
        Document entry = new Document("_id", Ids.next())
                .append("at", Date.from(now))
                .append("actor", actor.wire())
                .append("action", action)
                .append("resource", resource)
                .append("via", isWeb(actor, origin) ? "ui" : "api")
                .append("persons", List.copyOf(persons))
                .append("trace", Trace.current());
        Origin.put(entry, "actorName", actor.name());
        Origin.put(entry, "client", origin.client());
        Origin.put(entry, "address", origin.caller().address());
        Origin.put(entry, "agent", origin.caller().agent());
        Origin.put(entry, "purpose", origin.caller().purpose());
        Origin.put(entry, "recordId", recordId);
        Origin.put(entry, "query", query == null ? null : query.substring(0, Math.min(query.length(), LONGEST_QUERY)));
        enqueue(entry);
    }

    /** What makes two readings the same; of long lists of persons their hash stands for them. */
    private record Same(
            String actor,
            Origin origin,
            String action,
            String resource,
            @Nullable String recordId,
            @Nullable String query,
            int count,
            int persons) {}

    private boolean isRepeated(Same reading, Instant now) {
        synchronized (recent) {
            Instant last = recent.get(reading);
            if (last != null && now.isBefore(last.plus(REPETITION))) {
                return true;
            }
            recent.remove(reading);
            recent.put(reading, now);
            if (recent.size() > REMEMBERED) {
                recent.pollFirstEntry();
            }
            return false;
        }
    }

    private boolean isWeb(Actor actor, Origin origin) {
        return actor.isUser() && (origin.client() == null || origin.client().equals(webClient));
    }

    private void enqueue(Document entry) {
        try {
            if (running && waiting.offer(entry, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.unavailable("Readings of personal data cannot be logged at the moment. Try again.", 5);
    }

    private void run() {
        List<Document> batch = new ArrayList<>();
        while (running || !waiting.isEmpty()) {
            try {
                Document first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    if (running && waiting.size() < BATCH) {
                        TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                    }
                    waiting.drainTo(batch, BATCH - 1);
                    writeUntilWritten(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void writeUntilWritten(List<Document> batch) throws InterruptedException {
        while (!isWritten(batch)) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private boolean isWritten(List<Document> batch) {
        try {
            collection.insertMany(batch, new InsertManyOptions().ordered(false));
            return true;
        } catch (MongoBulkWriteException e) {
            boolean onlyRepeated =
                    e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyRepeated) {
                log.warn("readings wait for the database: {}", e.toString());
            }
            return onlyRepeated;
        } catch (MongoException e) {
            log.warn("readings wait for the database: {}", e.toString());
            return false;
        }
    }

    /** Who looked at a person, the newest first. @param before the id of the last entry seen, or null */
    public List<Document> of(String person, @Nullable String before, int most) {
        return collection
                .find(
                        before == null
                                ? Filters.eq("persons", person)
                                : Filters.and(Filters.eq("persons", person), Filters.lt("_id", before)))
                .sort(Sorts.descending("_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** Forgets what is older, in batches. */
    void forget(Instant before) {
        List<String> old;
        do {
            old = new ArrayList<>();
            for (Document entry : collection
                    .find(Filters.lt("at", Date.from(before)))
                    .sort(Sorts.ascending("_id"))
                    .projection(Projections.include("_id"))
                    .limit(BATCH)) {
                old.add(entry.getString("_id"));
            }
            collection.deleteMany(Filters.in("_id", old));
        } while (old.size() == BATCH);
    }

    /** Writes what waits, at most ten seconds long. */
    @Override
    public void close() {
        running = false;
        try {
            if (!writer.join(Duration.ofSeconds(10))) {
                log.error("{} readings could not be logged before the end", waiting.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
