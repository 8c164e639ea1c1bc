package io.klientela.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Answers commands: those that change something only once the change is safe. */
final class StoreBackend extends AbstractMongoBackend {

    private static final Set<String> CHANGING = Set.of("insert", "update", "delete", "findandmodify");
    private static final Set<String> IN_BATCHES = Set.of("find", "getmore");
    /** As MongoDB's first one; so many chunks of a file are less than the 48 MB that a message may have. */
    private static final int BATCH = 101;

    private static final Set<String> RESHAPING =
            Set.of("create", "createindexes", "drop", "dropindexes", "dropdatabase", "renamecollection");

    private final Map<String, StoreDatabase> open = new ConcurrentHashMap<>();
    private final StoreMaps maps;
    private final Durability durability;
    private final Statistics statistics;

    StoreBackend(StoreMaps maps, Durability durability, Statistics statistics) {
        this.maps = maps;
        this.durability = durability;
        this.statistics = statistics;
        maps.databases().forEach(this::resolveDatabase);
    }

    void restore(String database, String collection, Key position, @Nullable Document document) {
        if (resolveDatabase(database) instanceof StoreDatabase stored) {
            stored.restore(collection, position, document);
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return open.computeIfAbsent(
                databaseName, name -> new StoreDatabase(name, getCursorRegistry(), maps, durability, statistics));
    }

    @Override
    public void dropDatabase(String databaseName) {
        super.dropDatabase(databaseName);
        open.remove(databaseName);
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        if (name.equals("hello")) {
            return hello(super.handleCommand(channel, databaseName, "ismaster", query));
        }
        if (IN_BATCHES.contains(name)) {
            query.putIfAbsent("batchSize", BATCH);
        }
        if (CHANGING.contains(name)) {
            return durability.changing(() -> super.handleCommand(channel, databaseName, command, query));
        }
        if (RESHAPING.contains(name) || (name.equals("aggregate") && writesItsResult(query))) {
            return durability.reshaping(() -> super.handleCommand(channel, databaseName, command, query));
        }
        return super.handleCommand(channel, databaseName, command, query);
    }

    /** Answers what went wrong; the library would log each rejected write together with its document. */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerException e) {
            var answer = new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
            if (e instanceof MongoServerError error) {
                answer.append("code", error.getCode());
                answer.putIfNotNull("codeName", error.getCodeName());
            }
            return answer;
        }
    }

    /** The answer that drivers and health checks of today ask for, which the library gives only by its former name. */
    private static Document hello(Document answer) {
        answer.remove("ismaster");
        answer.put("isWritablePrimary", true);
        answer.put("helloOk", true);
        return answer;
    }

    private static boolean writesItsResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }

    @Override
    public void close() {
        super.close();
        durability.close();
    }
}
