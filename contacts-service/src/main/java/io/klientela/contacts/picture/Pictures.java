package io.klientela.contacts.picture;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.events.contacts.Picture;
import io.klientela.platform.aggregate.Rehearsal;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The pictures that records show, each once, by the hash of its bytes. */
@Component
public class Pictures {
    private static final Duration KEPT_BY_BROWSERS = Duration.ofDays(7);
    private static final String BYTES = "bytes";

    private final MongoCollection<Document> collection;
    private final Clock clock;

    Pictures(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("pictures");
        this.clock = clock;
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    /**
     * Keeps an uploaded picture; nothing shows it before a record does.
     *
     * @param recordId of the record that will
     * @throws Problem 413 or 422 where it is too large or no picture
     */
    public Picture keep(@Nullable MultipartFile file, String recordId) {
        if (file == null || file.isEmpty()) {
            throw Problem.unprocessable("Send a picture as the part \"file\".").field("file", "is missing");
        }
        if (file.getSize() > PictureFile.MOST_BYTES) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "The picture is larger than 5 MB. Choose a smaller one.")
                    .field("file", "is larger than 5 MB");
        }
        try {
            return keep(file.getBytes(), recordId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Like the other one; in a dry run nothing is kept.
     *
     * @param known what the record shows: where these are its very bytes, it stays
     */
    public Picture keep(byte[] uploaded, String recordId, @Nullable Picture known) {
        return known != null && PictureFile.hash(uploaded).equals(known.hash()) ? known : keep(uploaded, recordId);
    }

    public Picture keep(byte[] uploaded, String recordId) {
        PictureFile file = PictureFile.of(uploaded);
        Picture picture = file.picture();
        if (Rehearsal.isOn()) {
            return picture;
        }
        collection.updateOne(
                Filters.eq("_id", picture.hash()),
                Updates.combine(
                        Updates.setOnInsert("mediaType", picture.mediaType()),
                        Updates.setOnInsert(BYTES, new Binary(file.bytes())),
                        Updates.addToSet("records", recordId),
                        Updates.set("at", Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
        return picture;
    }

    /** The bytes of some pictures, by their hashes. */
    public Map<String, byte[]> bytes(Collection<String> hashes) {
        Map<String, byte[]> found = new HashMap<>();
        if (!hashes.isEmpty()) {
            collection
                    .find(Filters.in("_id", hashes))
                    .forEach(document -> found.put(
                            document.getString("_id"),
                            document.get(BYTES, Binary.class).getData()));
        }
        return found;
    }

    /** The answer that shows a picture, or 204 where there is none; browsers keep it as long as its hash stays the same. */
    public ResponseEntity<byte[]> show(@Nullable Picture picture) {
        byte[] bytes = picture == null ? null : bytes(List.of(picture.hash())).get(picture.hash());
        if (picture == null || bytes == null) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mediaType()))
                .eTag('"' + picture.hash() + '"')
                .cacheControl(CacheControl.maxAge(KEPT_BY_BROWSERS.toSeconds(), TimeUnit.SECONDS)
                        .cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes);
    }
}
