package io.klientela.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** An index on values other than the id: its keys are the values followed by the id, so that equal values have an order. */
final class OrderedIndex extends Index<Key> implements Ordered {

    private static final Long PRESENT = 1L;

    private final MVMap<Key, Long> entries;
    private final IndexedValues values;
    private final boolean unique;
    private final boolean sparse;
    private final KeyType order;
    private final MultikeyFlag multikey;

    OrderedIndex(
            String name,
            List<IndexKey> keys,
            boolean unique,
            boolean sparse,
            MVMap<Key, Long> entries,
            MultikeyFlag multikey) {
        super(name, keys, sparse);
        this.entries = entries;
        this.values = new IndexedValues(keys);
        this.unique = unique;
        this.sparse = sparse;
        this.order = orderOf(keys);
        this.multikey = multikey;
    }

    static KeyType orderOf(List<IndexKey> keys) {
        var ascending = new boolean[keys.size()];
        for (var i = 0; i < ascending.length; i++) {
            ascending[i] = keys.get(i).isAscending();
        }
        return new KeyType(ascending);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        check(document, collection);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        if (!values.areSame(oldDocument, newDocument)) {
            check(newDocument, collection);
        }
    }

    private void check(Document document, MongoCollection<Key> collection) {
        if (unique) {
            rejectDuplicates(document, collection);
        } else {
            values.rejectParallel(document);
        }
    }

    private void rejectDuplicates(Document document, MongoCollection<Key> collection) {
        var own = IdIndex.positionOf(document);
        for (var key : keysOf(document)) {
            var taken = positions(new Range(key.before(), key.after()), false)
                    .anyMatch(position -> Key.compare(position.last(), own.last()) != 0);
            if (taken) {
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(key.values()));
            }
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        var keys = keysOf(document);
        if (keys.size() > 1) {
            multikey.raise();
        }
        for (var key : keys) {
            entries.put(key.plus(position.last()), PRESENT);
        }
    }

    @Override
    public @Nullable Key remove(Document document) {
        for (var key : keysOf(document)) {
            entries.remove(key.plus(document.get(IdIndex.ID)));
        }
        return null;
    }

    /**
     * Adds before it removes, so that a reader in between sees the document twice rather than not at all. What stays is not
     * touched: each entry that is written makes a page of the file to be written.
     */
    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Key position, MongoCollection<Key> collection) {
        if (values.areSame(oldDocument, newDocument)) {
            return;
        }
        var newKeys = distinctKeysOf(newDocument);
        var oldKeys = distinctKeysOf(oldDocument);
        if (newKeys.size() > 1) {
            multikey.raise();
        }
        for (var key : newKeys) {
            if (!oldKeys.contains(key)) {
                entries.put(key.plus(position.last()), PRESENT);
            }
        }
        for (var key : oldKeys) {
            if (!newKeys.contains(key)) {
                entries.remove(key.plus(position.last()));
            }
        }
    }

    private List<Key> keysOf(Document document) {
        return values.of(document, sparse);
    }

    /** With those that differ in type alone, like 1 and 1.0, as one: to the index they are. */
    private SortedSet<Key> distinctKeysOf(Document document) {
        var keys = new TreeSet<Key>(order);
        keys.addAll(keysOf(document));
        return keys;
    }

    @Override
    public long rows(Range range) {
        return Positions.count(entries, range);
    }

    @Override
    public Stream<Key> positions(Range range, boolean reverse) {
        return Positions.within(entries, range, reverse).map(key -> Key.single(key.last()));
    }

    @Override
    public Stream<@Nullable Object> firstValues() {
        return Positions.firstValues(entries);
    }

    @Override
    public boolean multikey() {
        return multikey.isRaised();
    }

    @Override
    public boolean leavesOutMissing() {
        return sparse;
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    /** Only the primary key tells where a document is: the base class lets indexes that say they are sparse keep silent. */
    @Override
    protected boolean isSparse() {
        return true;
    }

    @Override
    public @Nullable Key getPosition(Document document) {
        return null;
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

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
