package io.klientela.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database whose collections and indexes are ordered maps of one storage file. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Key> {

    private final StoreMaps maps;
    private final Durability durability;
    private final Statistics statistics;

    StoreDatabase(String name, CursorRegistry cursors, StoreMaps maps, Durability durability, Statistics statistics) {
        super(name, cursors);
        this.maps = maps;
        this.durability = durability;
        this.statistics = statistics;
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databaseResolver, Oplog oplog) {
        return command.equalsIgnoreCase("aggregate")
                ? FirstMatch.during(query, () -> super.handleCommand(channel, command, query, databaseResolver, oplog))
                : super.handleCommand(channel, command, query, databaseResolver, oplog);
    }

    void restore(String collection, Key position, @Nullable Document document) {
        if (resolveOrCreateCollection(collection) instanceof StoreCollection stored) {
            stored.restore(position, document);
        }
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String collectionName, CollectionOptions options) {
        var system = collectionName.startsWith("system.");
        return new StoreCollection(
                this,
                collectionName,
                options,
                cursorRegistry,
                maps.documents(databaseName, collectionName),
                // The lists of collections and indexes are saved whole, whenever they change.
                system ? Durability.none() : durability,
                system ? new Statistics() : statistics);
    }

    /** Refuses what it would otherwise quietly treat as something else. */
    @Override
    protected synchronized void addIndex(Document indexDescription) {
        if (indexDescription.containsKey("partialFilterExpression")) {
            throw new MongoServerError(
                    67, "CannotCreateIndex", "The embedded store has no partial indexes: use sparse");
        }
        if (indexDescription.get("key") instanceof Document key
                && !key.values().stream().allMatch(Number.class::isInstance)) {
            throw new MongoServerError(67, "CannotCreateIndex", "The embedded store has only ordered indexes: " + key);
        }
        super.addIndex(indexDescription);
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return isId(keys)
                ? new IdIndex(indexName, maps.documents(databaseName, collectionName))
                : index(collectionName, indexName, keys, true, sparse);
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return index(collectionName, indexName, keys, false, sparse);
    }

    private Index<Key> index(String collection, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        var entries = maps.index(databaseName, collection, name, OrderedIndex.orderOf(keys));
        return new OrderedIndex(name, keys, unique, sparse, entries, maps.multikeyFlag(databaseName, collection, name));
    }

    private static boolean isId(List<IndexKey> keys) {
        return keys.size() == 1 && keys.getFirst().getKey().equals(IdIndex.ID);
    }

    @Override
    protected void dropIndex(MongoCollection<Key> collection, String indexName) {
        super.dropIndex(collection, indexName);
        maps.removeIndex(databaseName, collection.getCollectionName(), indexName);
    }

    @Override
    public void dropCollection(String collectionName, Oplog oplog) {
        super.dropCollection(collectionName, oplog);
        maps.removeDocuments(databaseName, collectionName);
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        maps.removeAll(databaseName);
    }

    @Override
    public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newCollectionName) {
        var oldName = collection.getCollectionName();
        super.moveCollection(oldDatabase, collection, newCollectionName);
        maps.rename(oldDatabase.getDatabaseName(), oldName, databaseName, newCollectionName);
    }

    @Override
    protected long getStorageSize() {
        return maps.fileSize();
    }

    @Override
    protected long getFileSize() {
        return maps.fileSize();
    }
}
