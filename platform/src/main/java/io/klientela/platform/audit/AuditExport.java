package io.klientela.platform.audit;

import com.mongodb.client.MongoCollection;
import io.klientela.platform.imports.CsvOutput;
import io.klientela.platform.query.ListRequest;
import io.klientela.platform.query.Lists;
import io.klientela.platform.query.Page;
import io.klientela.platform.query.SearchText;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Writes a part of the log to a file, a page at a time. */
final class AuditExport {
    private static final List<String> COLUMNS = List.of(
            "position",
            "at",
            "actor",
            "actorName",
            "client",
            "address",
            "resource",
            "recordId",
            "recordName",
            "type",
            "reason",
            "changes",
            "hash");

    enum Format {
        CSV("text/csv;charset=UTF-8"),
        NDJSON("application/x-ndjson");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        static Format of(String name) {
            for (Format format : values()) {
                if (format.extension().equals(name)) {
                    return format;
                }
            }
            throw Problem.badRequest("The format is csv or ndjson.").field("format", "is csv or ndjson");
        }

        String contentType() {
            return contentType;
        }

        String extension() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Lists lists;
    private final MongoCollection<Document> collection;
    private @Nullable ListRequest request;

    AuditExport(Lists lists, MongoCollection<Document> collection, ListRequest request) {
        this.lists = lists;
        this.collection = collection;
        this.request = request;
    }

    /** The next page; empty after the last one. */
    List<Document> next() {
        ListRequest wanted = request;
        if (wanted == null) {
            return List.of();
        }
        Page<Document> page = lists.find(collection, AuditEntry.FIELDS, wanted, new Document());
        request = page.nextCursor() == null
                ? null
                : new ListRequest(wanted.filter(), wanted.sort(), page.nextCursor(), wanted.limit(), false, wanted.q());
        return page.items();
    }

    void write(Format format, List<Document> first, OutputStream out) throws IOException {
        try (CsvOutput csv = new CsvOutput(out)) {
            if (format == Format.CSV) {
                csv.write(COLUMNS);
            }
            for (List<Document> page = first; !page.isEmpty(); page = next()) {
                for (Document entry : page) {
                    if (format == Format.CSV) {
                        csv.write(cells(AuditEntry.of(entry)));
                    } else {
                        entry.remove(SearchText.FIELD);
                        out.write(Canonical.bytes(entry));
                        out.write('\n');
                    }
                }
            }
        }
    }

    private static List<String> cells(AuditEntry entry) {
        return List.of(
                String.valueOf(entry.position()),
                entry.at().toString(),
                entry.actor(),
                Objects.requireNonNullElse(entry.actorName(), ""),
                Objects.requireNonNullElse(entry.client(), ""),
                Objects.requireNonNullElse(entry.address(), ""),
                entry.resource(),
                entry.recordId(),
                Objects.requireNonNullElse(entry.recordName(), ""),
                entry.type(),
                Objects.requireNonNullElse(entry.reason(), ""),
                entry.changes().stream().map(AuditExport::text).collect(Collectors.joining("; ")),
                entry.hash());
    }

    private static String text(AuditEntry.Change change) {
        return "%s: %s → %s"
                .formatted(
                        change.field(),
                        Objects.requireNonNullElse(change.before(), "–"),
                        Objects.requireNonNullElse(change.after(), "–"));
    }
}
