package io.klientela.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The primary key: the documents themselves are kept in its order, so it stores nothing. */
final class IdIndex extends Index<Key> implements Ordered {

    static final String ID = "_id";

    private final MVMap<Key, Document> documents;

    IdIndex(String name, MVMap<Key, Document> documents) {
        super(name, List.of(new IndexKey(ID, true)), false);
        this.documents = documents;
    }

    static Key positionOf(Document document) {
        return Key.single(document.get(ID));
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (documents.containsKey(positionOf(document))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get(ID)));
        }
    }

    @Override
    public @Nullable Key getPosition(Document document) {
        var position = positionOf(document);
        return documents.containsKey(position) ? position : null;
    }

    @Override
    public @Nullable Key remove(Document document) {
        return getPosition(document);
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public Stream<@Nullable Object> firstValues() {
        return Positions.firstValues(documents);
    }

    @Override
    public boolean multikey() {
        return false;
    }

    @Override
    public boolean leavesOutMissing() {
        return false;
    }

    @Override
    public long rows(Range range) {
        return Positions.count(documents, range);
    }

    @Override
    public Stream<Key> positions(Range range, boolean reverse) {
        return Positions.within(documents, range, reverse);
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {}

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {}

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Key position, MongoCollection<Key> collection) {}

    @Override
    public void drop() {}

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException("The plan of a query reads ranges");
    }
}
