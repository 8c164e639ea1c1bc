package io.klientela.platform.imports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.klientela.events.Money;
import io.klientela.platform.imports.mapping.NameKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The worked example of a handler: a firm has a natural key (its external id) and may name a parent firm. Where another
 * instance was faster, the bulk write fails on a key, and the engine hands the batch over again.
 */
final class Firms implements ImportHandler {
    private final MongoCollection<Document> firms;

    Firms(MongoDatabase database) {
        this.firms = database.getCollection("firms");
    }

    @Override
    public String resource() {
        return "firms";
    }

    @Override
    public List<String> mappings() {
        return List.of("firms");
    }

    @Override
    public List<RowOutcome> apply(List<ImportRow> rows) {
        Map<String, Document> stored = storedBy(rows);
        NameIndex<Document> parents = parentsOf(rows);
        List<WriteModel<Document>> writes = new ArrayList<>();
        List<RowOutcome> outcomes =
                rows.stream().map(row -> apply(row, stored, parents, writes)).toList();
        if (!writes.isEmpty()) {
            firms.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        return outcomes;
    }

    private static RowOutcome apply(
            ImportRow row,
            Map<String, Document> stored,
            NameIndex<Document> parents,
            List<WriteModel<Document>> writes) {
        String parentName = row.text("parent");
        Optional<NameIndex.Match<Document>> parent =
                Optional.ofNullable(parentName).flatMap(parents::find);
        if (parentName != null && parent.isEmpty()) {
            return RowOutcome.unresolved("parent", "no firm is called \"%s\"".formatted(parentName));
        }
        Document wanted = document(row, parent.map(NameIndex.Match::value).orElse(null));
        Document known = stored.put(wanted.getString("_id"), wanted);
        if (Objects.equals(known, wanted)) {
            return using(RowOutcome.unchanged(), parent);
        }
        writes.add(
                known == null
                        ? new InsertOneModel<>(wanted)
                        : new ReplaceOneModel<>(Filters.eq(wanted.getString("_id")), wanted));
        return using(known == null ? RowOutcome.created() : RowOutcome.updated(), parent);
    }

    private static RowOutcome using(RowOutcome outcome, Optional<NameIndex.Match<Document>> parent) {
        return parent.map(match -> outcome.using("parent", match)).orElse(outcome);
    }

    private static Document document(ImportRow row, @Nullable Document parent) {
        String name = row.requiredText("name");
        Money revenue = row.money("revenue");
        return new Document("_id", row.requiredText("externalId"))
                .append("name", name)
                .append("nameKey", NameKey.of(name))
                .append("sector", row.text("sector"))
                .append("founded", Objects.toString(row.date("founded"), null))
                .append("revenue", revenue == null ? null : revenue.amount().toPlainString())
                .append("country", row.text("country"))
                .append("phone", row.text("phone"))
                .append("parentId", parent == null ? null : parent.getString("_id"));
    }

    private Map<String, Document> storedBy(List<ImportRow> rows) {
        List<String> ids =
                rows.stream().map(row -> row.requiredText("externalId")).toList();
        Map<String, Document> stored = new HashMap<>();
        firms.find(Filters.in("_id", ids)).forEach(firm -> stored.put(firm.getString("_id"), firm));
        return stored;
    }

    private NameIndex<Document> parentsOf(List<ImportRow> rows) {
        List<String> keys = rows.stream()
                .map(row -> row.text("parent"))
                .filter(Objects::nonNull)
                .map(NameKey::of)
                .distinct()
                .toList();
        List<Document> parents = firms.find(Filters.in("nameKey", keys)).into(new ArrayList<>());
        return new NameIndex<>(parents, firm -> firm.getString("name"));
    }
}
