package io.klientela.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection in an ordered map. One command at a time changes it; queries read a snapshot beside it. A stored document is
 * never changed in place: what a query hands out is a copy.
 */
final class StoreCollection extends AbstractMongoCollection<Key> {

    private final MVMap<Key, Document> documents;
    private final Durability durability;
    private final Statistics statistics;
    private final LongAdder examined;
    private volatile List<Ordered> plannable = List.of();

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            MVMap<Key, Document> documents,
            Durability durability,
            Statistics statistics) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.durability = durability;
        this.statistics = statistics;
        this.examined = statistics.examined(getFullName());
    }

    // Reading

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        var id = Demands.id(query);
        if (id != null) {
            statistics.indexed();
            var one = counted(Stream.ofNullable(documents.get(Key.single(id))));
            return matchDocumentsFromStream(query, one, numberToSkip, limit, batchSize, null, fieldSelector);
        }
        var wanted = limit == 0 ? 0L : (long) limit + numberToSkip;
        var choice = Planner.choose(plannable, query, orderBy, wanted, documents.sizeAsLong());
        if (choice.isEmpty()) {
            statistics.scan();
            return matchDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
        }
        statistics.indexed();
        var candidates = candidates(choice.get(), query, wanted);
        var comparator = candidates.inOrder() ? null : deriveComparator(orderBy);
        return matchDocumentsFromStream(
                query, candidates.documents(), numberToSkip, limit, batchSize, comparator, fieldSelector);
    }

    private record Candidates(Stream<Document> documents, boolean inOrder) {}

    /** Those of the likely plan, unless it looks at more than the certain one would before it has found enough. */
    private Candidates candidates(Planner.Choice choice, Document query, long wanted) {
        var likely = choice.likely();
        var certain = choice.certain();
        if (choice.isSafe()) {
            return new Candidates(counted(read(likely)), likely.inOrder());
        }
        var budget = new Budget(certain.certainCost());
        var found = counted(read(likely).takeWhile(any -> budget.spend()))
                .filter(document -> documentMatchesQuery(document, query))
                .limit(wanted)
                .toList();
        return budget.isExceeded()
                ? new Candidates(counted(read(certain)), certain.inOrder())
                : new Candidates(found.stream(), likely.inOrder());
    }

    private Stream<Document> read(Plan plan) {
        return plan.positions().map(documents::get).filter(Objects::nonNull);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int numberToReturn,
            int batchSize,
            @Nullable Document fieldSelector) {
        var all = isNaturalDescending(orderBy)
                ? Positions.within(documents, EVERYTHING, true).map(documents::get)
                : documents.values().stream();
        return matchDocumentsFromStream(
                counted(all), query, orderBy, numberToSkip, numberToReturn, batchSize, fieldSelector);
    }

    private static final Ordered.Range EVERYTHING =
            new Ordered.Range(Key.of(List.of()).before(), Key.of(List.of()).after());

    private Stream<Document> counted(Stream<Document> candidates) {
        return candidates.peek(document -> examined.increment());
    }

    /** The base class shares one matcher, whose memory of array positions concurrent readers would overwrite. */
    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return new DefaultQueryMatcher().matches(document, query);
    }

    @Override
    protected QueryResult createQueryResult(List<Document> matchedDocuments, int batchSize) {
        var copies = new ArrayList<Document>(matchedDocuments.size());
        for (var document : matchedDocuments) {
            copies.add(document.clone());
        }
        return super.createQueryResult(copies, batchSize);
    }

    /** The first call inside an aggregation that begins with `$match` reads what is wanted of it instead of everything. */
    @Override
    public Stream<Document> queryAllAsStream() {
        var first = FirstMatch.take();
        if (first == null) {
            return super.queryAllAsStream();
        }
        return first.counts()
                ? matching(first.match(), first.limit(), new Deadline(first.mostMillis()))
                : handleQuery(first.match(), 0, first.limit()).collectDocuments().stream();
    }

    /** Not copies: only to be counted. */
    private Stream<Document> matching(Document query, int limit, Deadline deadline) {
        var choice = Planner.choose(plannable, query, null, 0, documents.sizeAsLong());
        choice.ifPresentOrElse(any -> statistics.indexed(), statistics::scan);
        var found = counted(choice.map(any -> read(any.certain())).orElseGet(() -> documents.values().stream()))
                .peek(any -> deadline.check())
                .filter(document -> documentMatchesQuery(document, query));
        return limit == 0 ? found : found.limit(limit);
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    protected @Nullable Document getDocument(Key position) {
        return documents.get(position);
    }

    @Override
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream().map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
    }

    // Changing

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
    }

    @Override
    public synchronized void addDocuments(Stream<Document> all) {
        super.addDocuments(all);
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> all, boolean isOrdered) {
        return super.insertDocuments(all, isOrdered);
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return super.findAndModify(query);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document updateQuery,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        return super.updateDocuments(selector, updateQuery, arrayFilters, isMulti, isUpsert, oplog);
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return super.deleteDocuments(selector, limit, oplog);
    }

    @Override
    public synchronized void removeDocument(Document document) {
        super.removeDocument(document);
    }

    @Override
    public synchronized void addIndex(Index<Key> index) {
        super.addIndex(index);
        refreshPlannable();
    }

    @Override
    public synchronized void dropIndex(String indexName) {
        super.dropIndex(indexName);
        refreshPlannable();
    }

    private void refreshPlannable() {
        plannable = getIndexes().stream()
                .filter(Ordered.class::isInstance)
                .map(Ordered.class::cast)
                .toList();
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        var id = getIdField() == null ? UUID.randomUUID() : document.get(getIdField());
        var position = Key.single(id);
        put(position, document);
        return position;
    }

    @Override
    protected void handleUpdate(Key position, Document oldDocument, Document newDocument) {
        put(position, newDocument);
    }

    @Override
    protected void removeDocument(Key position) {
        documents.remove(position);
        durability.record(getDatabaseName(), getCollectionName(), position, null);
    }

    private void put(Key position, Document document) {
        documents.put(position, document);
        durability.record(getDatabaseName(), getCollectionName(), position, document);
    }

    /** Brings a document into a recorded state again. */
    synchronized void restore(Key position, @Nullable Document document) {
        var existing = documents.get(position);
        if (existing != null) {
            removeDocument(existing);
        }
        if (document != null) {
            addDocument(document);
        }
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    @Override
    protected int getDataSize() {
        return 0;
    }
}
