package io.klientela.platform.files;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.bson.Document;
import org.bson.types.Binary;

/** Contents of any length, in documents of half a megabyte. */
public final class Pieces {
    private static final int SIZE = 512 * 1024;

    private final MongoCollection<Document> collection;

    public Pieces(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    public void createIndexes() {
        collection.createIndex(Indexes.ascending("of", "n"));
    }

    /** Stores a content; one that was stored in part before is completed. @return its bytes */
    public long write(String id, InputStream content) throws IOException {
        byte[] buffer = new byte[SIZE];
        long size = 0;
        int number = 0;
        for (int read = content.readNBytes(buffer, 0, SIZE); read > 0; read = content.readNBytes(buffer, 0, SIZE)) {
            String piece = id + "/" + number;
            collection.replaceOne(
                    Filters.eq("_id", piece),
                    new Document("_id", piece)
                            .append("of", id)
                            .append("n", number)
                            .append("data", new Binary(Arrays.copyOf(buffer, read))),
                    new ReplaceOptions().upsert(true));
            size += read;
            number++;
        }
        return size;
    }

    public void read(String id, OutputStream into) throws IOException {
        try (var pieces = collection
                .find(Filters.eq("of", id))
                .sort(Sorts.ascending("n"))
                .batchSize(4)
                .iterator()) {
            while (pieces.hasNext()) {
                into.write(pieces.next().get("data", Binary.class).getData());
            }
        }
    }

    public void delete(String id) {
        collection.deleteMany(Filters.eq("of", id));
    }
}
