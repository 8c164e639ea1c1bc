package io.klientela.platform.imports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.klientela.platform.imports.mapping.ColumnChoice;
import io.klientela.platform.imports.table.ReadingChoices;
import io.klientela.platform.security.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** The choices of columns that people have kept for the next file of the same kind. */
final class OwnMappings {
    private final MongoCollection<Document> mappings;

    record Own(String name, Map<String, ColumnChoice> columns) {}

    OwnMappings(MongoDatabase database) {
        this.mappings = database.getCollection("import_mappings");
    }

    List<Own> list(String resource) {
        return mappings.find(Filters.eq("resource", resource))
                .map(OwnMappings::of)
                .into(new ArrayList<>());
    }

    Optional<Own> find(String resource, String name) {
        return Optional.ofNullable(
                        mappings.find(Filters.eq(key(resource, name))).first())
                .map(OwnMappings::of);
    }

    void save(String resource, String name, Map<String, ColumnChoice> columns, Actor by, Instant now) {
        Document plan = new ImportPlan(name, columns, ReadingChoices.NONE, false).toDocument();
        mappings.replaceOne(
                Filters.eq(key(resource, name)),
                new Document("_id", key(resource, name))
                        .append("resource", resource)
                        .append("name", name)
                        .append("columns", plan.get("columns"))
                        .append("savedBy", by.wire())
                        .append("savedAt", Date.from(now)),
                new ReplaceOptions().upsert(true));
    }

    boolean delete(String resource, String name) {
        return mappings.deleteOne(Filters.eq(key(resource, name))).getDeletedCount() == 1;
    }

    private static String key(String resource, String name) {
        return resource + ":" + name;
    }

    private static Own of(Document mapping) {
        return new Own(mapping.getString("name"), ImportPlan.columnsOf(mapping));
    }
}
