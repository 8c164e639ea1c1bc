package io.klientela.contacts.quality;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The values of a record that no other one should have, and some of the records that have them all the same.
 *
 * @param keys the record's own, see {@link UniqueKey#text}
 * @param twins at most {@link #MOST} for each key
 */
public record Shared(List<String> keys, List<Twin> twins) {
    /** The path of the keys in a record's document. */
    public static final String KEYS = Verdict.PLACE + ".unique";

    /** The path of the ids of its twins there. */
    public static final String TWINS = Verdict.PLACE + ".shared.id";

    /** As long as one of them is left the record has a twin, and whoever leaves is noticed: so these few are enough. */
    public static final int MOST = 3;

    /** @param key what both have. @param id of the other record */
    public record Twin(String key, String id) {
        /** The id of the rule that is not met by it. */
        public String rule() {
            return UniqueKey.ruleOf(key);
        }
    }

    /** Before anybody has looked who else has them. */
    public static Shared none(Collection<UniqueKey> keys) {
        return new Shared(keys.stream().map(UniqueKey::text).toList(), List.of());
    }

    /** What a record's document says. */
    public static Shared of(Document document) {
        Document noted = document.get(Verdict.PLACE, Document.class);
        if (noted == null) {
            return new Shared(List.of(), List.of());
        }
        return new Shared(
                noted.getList("unique", String.class, List.of()),
                noted.getList("shared", Document.class, List.of()).stream()
                        .map(twin -> new Twin(twin.getString("key"), twin.getString("id")))
                        .toList());
    }

    /** The ids of the rules that are not met by it. */
    public Set<String> rules() {
        return twins.stream().map(Twin::rule).collect(Collectors.toSet());
    }

    /** Whether it is known already that somebody else has this. */
    public boolean knows(String key) {
        return twins.stream().anyMatch(twin -> twin.key().equals(key));
    }

    public Stream<Twin> twinsCalled(Collection<String> ids) {
        return twins.stream().filter(twin -> ids.contains(twin.id()));
    }

    /** @return the same document */
    public Document addTo(Document note) {
        return note.append("unique", keys)
                .append(
                        "shared",
                        twins.stream()
                                .map(twin -> new Document("key", twin.key()).append("id", twin.id()))
                                .toList());
    }
}
