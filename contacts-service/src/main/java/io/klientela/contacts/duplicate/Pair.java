package io.klientela.contacts.duplicate;

import io.klientela.contacts.duplicate.matching.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.Document;

/**
 * Two contacts that may be one person.
 *
 * @param status {@code open} or {@code dismissed}
 * @param score from 0 to 1
 */
record Pair(String firstId, String secondId, String status, double score, List<Because> reasons) {
    private static final Set<String> ADDRESS = Set.of("street", "houseNumber", "postcode", "city");
    static final String OPEN = "open";
    static final String DISMISSED = "dismissed";

    /**
     * What one field says.
     *
     * @param agreement {@code equal}, {@code form}, {@code slip}, {@code alike}, {@code loose}, {@code swapped} or {@code different}
     * @param weight in bits: above 0 it speaks for one person
     */
    record Because(String field, String agreement, double weight) {
        static Because of(Reason reason) {
            double rounded = Math.round(reason.weight() * 10) / 10.0;
            return new Because(reason.column(), reason.agreement().name().toLowerCase(Locale.ROOT), rounded);
        }
    }

    static Pair of(String one, String other, double score, List<Reason> reasons) {
        boolean ordered = one.compareTo(other) < 0;
        return new Pair(
                ordered ? one : other,
                ordered ? other : one,
                OPEN,
                score,
                reasons.stream().map(Because::of).toList());
    }

    static Pair of(Document document) {
        List<String> contacts = document.getList("contactIds", String.class);
        return new Pair(
                contacts.getFirst(),
                contacts.getLast(),
                document.getString("status"),
                document.getDouble("score"),
                document.getList("reasons", Document.class, List.of()).stream()
                        .map(reason -> new Because(
                                reason.getString("field"), reason.getString("agreement"), reason.getDouble("weight")))
                        .toList());
    }

    boolean isDismissed() {
        return status.equals(DISMISSED);
    }

    String id() {
        return firstId + "_" + secondId;
    }

    /** Without those that tell of a hidden field. */
    List<Because> reasonsWithout(Set<String> hidden) {
        return reasons.stream()
                .filter(reason -> hidden.stream().noneMatch(field -> tells(reason.field(), field)))
                .toList();
    }

    /** {@code email2} tells of {@code emails}, and each part of a name of the name. */
    private static boolean tells(String column, String field) {
        String plain = column.replaceAll("\\d+$", "");
        String plural = plain.equals("company") ? "companies" : plain + "s";
        return field.equals(plain)
                || field.equals(plural)
                || (field.equals("name") && plain.endsWith("Name"))
                || (field.equals("addresses") && ADDRESS.contains(plain));
    }

    List<Document> reasonDocuments() {
        return reasons.stream()
                .map(reason -> new Document("field", reason.field())
                        .append("agreement", reason.agreement())
                        .append("weight", reason.weight()))
                .toList();
    }
}
