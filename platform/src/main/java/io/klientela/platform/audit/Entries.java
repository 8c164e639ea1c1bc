package io.klientela.platform.audit;

import io.klientela.platform.query.SearchText;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The form of the log's entries. {@code hash} covers every field but {@link #CONTENT}, which {@code digest} stands for,
 * salted: so the words of an entry could be erased one day, and the chain would still hold. The search words are derived.
 */
public final class Entries {
    public static final String POSITION = "position";
    public static final String CONTENT = "content";
    static final String PREVIOUS = "previous";
    static final String HASH = "hash";
    static final String DIGEST = "digest";
    static final String CHANGES = "changes";

    private static final Set<String> NOT_HASHED = Set.of(HASH, CONTENT, SearchText.FIELD);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST_SEARCHED = 80;

    private Entries() {}

    /**
     * An entry that has no place in the log yet.
     *
     * @param header what is kept as long as the log: {@code _id}, resource, recordId, sequence, type, at, actor …
     * @param content what it says: {@code what}, {@code changes}, names, address, reason
     */
    public static Document draft(Document header, Document content) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        content.append("salt", Hashes.hex(salt));
        return header.append(DIGEST, digest(content))
                .append(CONTENT, content)
                .append(SearchText.FIELD, SearchText.tokens(words(header, content)));
    }

    /** Whether its content is what its digest stands for. */
    static boolean isComplete(Document entry) {
        return entry.get(CONTENT) instanceof Document content && digest(content).equals(entry.get(DIGEST));
    }

    static String digest(Document content) {
        return Hashes.hex(Hashes.of(Canonical.bytes(content)));
    }

    /** Gives it its place. */
    static Document seal(Document draft, long position, String previous) {
        Document entry = new Document(draft).append(POSITION, position).append(PREVIOUS, previous);
        return entry.append(HASH, Hashes.hex(leaf(entry)));
    }

    /** The hash that an entry should have. */
    static byte[] leaf(Document entry) {
        Document header = new Document();
        entry.forEach((name, value) -> {
            if (!NOT_HASHED.contains(name)) {
                header.append(name.equals("_id") ? "id" : name, value);
            }
        });
        return Hashes.leaf(Canonical.bytes(header));
    }

    private static List<@Nullable String> words(Document header, Document content) {
        List<@Nullable String> words = new ArrayList<>();
        words.add(content.getString("recordName"));
        words.add(content.getString("actorName"));
        words.add(content.getString("reason"));
        words.add(header.getString("type"));
        for (Document change : content.getList(CHANGES, Document.class, List.of())) {
            words.add(brief(change, "after"));
            words.add(brief(change, "before"));
        }
        return words;
    }

    private static @Nullable String brief(Map<String, Object> change, String side) {
        return change.get(side) instanceof String text && text.length() <= LONGEST_SEARCHED && !isId(text)
                ? text
                : null;
    }

    private static boolean isId(String text) {
        return text.length() == 36 && text.charAt(8) == '-' && text.charAt(23) == '-';
    }
}
