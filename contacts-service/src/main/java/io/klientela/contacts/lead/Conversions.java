package io.klientela.contacts.lead;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.klientela.platform.aggregate.StateMapper;
import io.klientela.platform.start.StartupTask;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The conversions, one for each lead. Whoever works on one holds it until {@code due}, under a token: what is written
 * under a token that is no longer the conversion's own does not match.
 */
@Component
class Conversions implements StartupTask {
    /** Longer than all calls of one step together may take. */
    private static final Duration LEASE = Duration.ofSeconds(45);

    private static final String RUNNING = StateMapper.wireName(ConversionStatus.RUNNING);
    private static final String FAILED = StateMapper.wireName(ConversionStatus.FAILED);

    private final MongoCollection<Document> collection;
    private final StateMapper mapper;
    private final Clock clock;

    Conversions(MongoDatabase database, StateMapper mapper, Clock clock) {
        this.collection = database.getCollection("conversions");
        this.mapper = mapper;
        this.clock = clock;
    }

    /** A conversion that its holder alone may write to. */
    record Held(Conversion conversion, String token) {
        Held with(Conversion newer) {
            return new Held(newer, token);
        }
    }

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending("status", "due"));
    }

    Optional<Conversion> find(String leadId) {
        return Optional.ofNullable(collection.find(Filters.eq(leadId)).first()).map(this::read);
    }

    /** @throws Problem 409 where the lead's conversion is under way */
    Held begin(Conversion conversion) {
        String token = UUID.randomUUID().toString();
        Document document = new Document("_id", conversion.leadId())
                .append("status", RUNNING)
                .append("token", token)
                .append("due", leaseEnd())
                .append("state", mapper.write(conversion));
        try {
            collection.insertOne(document);
            return new Held(conversion, token);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return beginAgain(conversion, token);
        }
    }

    private Held beginAgain(Conversion conversion, String token) {
        Conversion failed = find(conversion.leadId())
                .filter(known -> known.status() == ConversionStatus.FAILED)
                .orElseThrow(() -> Problem.conflict("This lead is being converted: see its conversion."));
        Conversion again = failed.again(conversion.wish(), conversion.by().actor());
        return take(Filters.and(Filters.eq(conversion.leadId()), Filters.eq("status", FAILED)), token, again)
                .orElseThrow(() -> Problem.conflict("This lead is being converted: see its conversion."));
    }

    /** Takes over one that nobody works on, if there is any. */
    Optional<Held> claim() {
        Instant now = clock.instant();
        return take(
                Filters.and(Filters.eq("status", RUNNING), Filters.lte("due", Date.from(now))),
                UUID.randomUUID().toString(),
                null);
    }

    private Optional<Held> take(Bson which, String token, @Nullable Conversion newState) {
        Bson hold = Updates.combine(
                Updates.set("status", RUNNING), Updates.set("token", token), Updates.set("due", leaseEnd()));
        Document taken = collection.findOneAndUpdate(
                which,
                newState == null ? hold : Updates.combine(hold, Updates.set("state", mapper.write(newState))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(taken).map(document -> new Held(read(document), token));
    }

    /** Whether it was still held. */
    boolean save(Held held) {
        return update(held, leaseEnd());
    }

    /** Lets go of it, so that anybody may go on after a while. */
    void release(Held held, Duration after) {
        update(held, Date.from(clock.instant().plus(after)));
    }

    private boolean update(Held held, Date due) {
        return collection
                        .updateOne(
                                Filters.and(Filters.eq(held.conversion().leadId()), Filters.eq("token", held.token())),
                                Updates.combine(
                                        Updates.set(
                                                "status",
                                                StateMapper.wireName(
                                                        held.conversion().status())),
                                        Updates.set("due", due),
                                        Updates.set("state", mapper.write(held.conversion()))))
                        .getMatchedCount()
                == 1;
    }

    private Date leaseEnd() {
        return Date.from(clock.instant().plus(LEASE));
    }

    private Conversion read(Document document) {
        return mapper.read(Conversion.class, document.get("state", Document.class));
    }
}
