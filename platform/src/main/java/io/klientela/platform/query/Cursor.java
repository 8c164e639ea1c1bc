package io.klientela.platform.query;

import com.mongodb.client.model.Filters;
import io.klientela.platform.web.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.json.JsonMode;
import org.bson.json.JsonParseException;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/**
 * The last document of a page, by what it was sorted by.
 *
 * @param value null where the document has no such field; MongoDB sorts those first
 */
record Cursor(@Nullable Object value, Object id) {
    private static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    private static final int CHECK_LENGTH = 12;

    static Cursor of(Document last, Sort sort) {
        Object id = Objects.requireNonNull(last.get("_id"));
        return new Cursor(last.getEmbedded(List.of(sort.path().split("\\.")), Object.class), id);
    }

    /** Those after it: one range of the index on (sort, _id), in its order, less the ties that were read. */
    Bson after(Sort sort) {
        String path = sort.path();
        boolean descending = sort.descending();
        if (path.equals("_id")) {
            return descending ? Filters.lt("_id", id) : Filters.gt("_id", id);
        }
        Bson read = Filters.and(Filters.eq(path, value), descending ? Filters.gte("_id", id) : Filters.lte("_id", id));
        if (value == null) {
            return descending ? Filters.and(Filters.eq(path, null), Filters.lt("_id", id)) : Filters.nor(read);
        }
        return Filters.and(descending ? notAbove(path, value) : Filters.gte(path, value), Filters.nor(read));
    }

    /** At most the value, or missing. Said twice: MongoDB finds its range in the first, the embedded store in the second. */
    private static Bson notAbove(String path, Object value) {
        return Filters.and(
                Filters.not(Filters.gt(path, value)), Filters.or(Filters.lte(path, value), Filters.eq(path, null)));
    }

    String encode(ListRequest request, Sort sort) {
        String json = new Document("s", sort.toString())
                .append("v", value)
                .append("id", id)
                .toJson(EXACT);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte[] check = check(request, bytes);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(check.length + bytes.length)
                        .put(check)
                        .put(bytes)
                        .array());
    }

    /** @throws Problem 400 where the cursor was altered, or belongs to another query */
    static Cursor decode(String text, ListRequest request, Sort sort) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            byte[] bytes = Arrays.copyOfRange(all, Math.min(CHECK_LENGTH, all.length), all.length);
            if (!Arrays.equals(Arrays.copyOf(all, CHECK_LENGTH), check(request, bytes))) {
                throw refused();
            }
            Document document = Document.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
            Object value = document.get("v");
            Object id = document.get("id");
            if (id == null || !sort.toString().equals(document.get("s")) || !plain(value) || !plain(id)) {
                throw refused();
            }
            return new Cursor(value, id);
        } catch (IllegalArgumentException | CharacterCodingException | JsonParseException e) {
            throw refused();
        }
    }

    /** Whoever computes the check themselves must still not smuggle an operator into the query. */
    private static boolean plain(@Nullable Object value) {
        return value == null || !(value instanceof Iterable || value instanceof Map);
    }

    private static byte[] check(ListRequest request, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(List.of(String.valueOf(request.filter()), String.valueOf(request.q()))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(content), CHECK_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem refused() {
        return Problem.badRequest("The parameter cursor is not valid.")
                .field(
                        "cursor",
                        "is not one of this list; use nextCursor unchanged, with the same filter, sort and q,"
                                + " or leave it out to begin again");
    }
}
