package io.klientela.platform.imports;

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

/** The uploaded files of imports that are not over; kept so that a restart can go on, and not longer. */
final class Uploads {
    private final GridFSBucket bucket;

    Uploads(MongoDatabase database) {
        this.bucket = GridFSBuckets.create(database, "imports");
    }

    void store(String importId, String fileName, InputStream content) {
        bucket.uploadFromStream(new BsonString(importId), fileName, content);
    }

    InputStream open(String importId) {
        return bucket.openDownloadStream(new BsonString(importId));
    }

    boolean has(String importId) {
        return bucket.find(Filters.eq(new BsonString(importId))).first() != null;
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
