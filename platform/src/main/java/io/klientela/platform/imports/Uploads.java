package io.klientela.platform.imports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.model.Filters;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** The uploaded files of imports that are not over; kept so that a restart can go on, and not longer. */
final class Uploads {
    private static final String BUCKET = "imports";

    private final GridFSBucket bucket;
    private final MongoCollection<Document> chunks;

    Uploads(MongoDatabase database) {
        this.bucket = GridFSBuckets.create(database, BUCKET);
        this.chunks = database.getCollection(BUCKET + ".chunks");
    }

    void store(String importId, String fileName, InputStream content) {
        bucket.uploadFromStream(new BsonString(importId), fileName, content);
    }

    /**
     * Reads chunk by chunk, each by a query of its own: the embedded store answers a query with all it finds at once, and
     * another one forgets a cursor that waits for rows to be applied.
     */
    InputStream open(String importId) {
        GridFSFile file = file(importId);
        if (file == null) {
            throw new IllegalStateException("the file of the import %s is gone".formatted(importId));
        }
        long count = Math.ceilDiv(file.getLength(), file.getChunkSize());
        return new ChunkStream(count, number -> chunk(importId, number));
    }

    private byte[] chunk(String importId, long number) {
        Document chunk = chunks.find(Filters.and(Filters.eq("files_id", importId), Filters.eq("n", (int) number)))
                .first();
        if (chunk == null) {
            throw new IllegalStateException("the file of the import %s is incomplete".formatted(importId));
        }
        return chunk.get("data", Binary.class).getData();
    }

    boolean has(String importId) {
        return file(importId) != null;
    }

    private @Nullable GridFSFile file(String importId) {
        return bucket.find(Filters.eq(new BsonString(importId))).first();
    }

    void delete(String importId) {
        bucket.delete(new BsonString(importId));
    }

    /** The imports whose files were stored before that time. */
    List<String> storedBefore(Instant time) {
        List<String> ids = new ArrayList<>();
        for (GridFSFile file : bucket.find()) {
            if (file.getUploadDate().toInstant().isBefore(time)) {
                ids.add(file.getId().asString().getValue());
            }
        }
        return ids;
    }
}
