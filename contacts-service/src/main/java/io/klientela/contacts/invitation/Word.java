package io.klientela.contacts.invitation;

import io.klientela.platform.Json;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a guest is told of a meeting.
 *
 * @param method {@code REQUEST}, {@code CANCEL} or {@code REPLY}
 * @param print stands for all that it says but for what a series leaves out
 * @param times stands for when it takes place: what a guest answered counts for as long as this stays
 * @param since the first SEQUENCE at which it took place then
 * @param excluded what the series leaves out
 * @param skipped where only these occurrences are called off, which ones
 * @param content the meeting, as JSON
 * @param more changed occurrences of it that go along, as JSON
 */
record Word(
        String method,
        int sequence,
        String print,
        String times,
        int since,
        List<Instant> excluded,
        List<Instant> skipped,
        String content,
        List<String> more,
        Instant at) {
    static final String REQUEST = "REQUEST";
    static final String CANCEL = "CANCEL";
    static final String REPLY = "REPLY";

    /** Whether whoever was told this one need not be told the other. */
    boolean saysAsMuchAs(Word other) {
        return method.equals(other.method) && print.equals(other.print) && excluded.equals(other.excluded);
    }

    boolean invites() {
        return method.equals(REQUEST);
    }

    Word calledOff(List<Instant> occurrences) {
        return new Word(method, sequence, print, times, since, excluded, occurrences, content, more, at);
    }

    Word since(int first) {
        return new Word(method, sequence, print, times, first, excluded, skipped, content, more, at);
    }

    /** Counted on from what they heard last. */
    Word after(int last) {
        int next = Math.max(sequence, last + 1);
        ObjectNode numbered = (ObjectNode) Json.mapper().readTree(content);
        numbered.put("sequence", next);
        return new Word(method, next, print, times, next, excluded, skipped, numbered.toString(), more, at);
    }

    /** The same meeting does not take place for them. */
    Word cancelled(int another, Instant now) {
        return new Word(CANCEL, another, print, times, since, excluded, List.of(), content, List.of(), now);
    }

    Document document() {
        return new Document("method", method)
                .append("sequence", sequence)
                .append("print", print)
                .append("times", times)
                .append("since", since)
                .append("excluded", excluded.stream().map(Date::from).toList())
                .append("skipped", skipped.stream().map(Date::from).toList())
                .append("content", content)
                .append("more", more)
                .append("at", Date.from(at));
    }

    static @Nullable Word of(@Nullable Document stored) {
        return stored == null
                ? null
                : new Word(
                        stored.getString("method"),
                        stored.getInteger("sequence"),
                        stored.getString("print"),
                        stored.getString("times"),
                        stored.getInteger("since"),
                        instants(stored, "excluded"),
                        instants(stored, "skipped"),
                        stored.getString("content"),
                        stored.getList("more", String.class, List.of()),
                        stored.getDate("at").toInstant());
    }

    private static List<Instant> instants(Document stored, String field) {
        return stored.getList(field, Date.class, List.of()).stream()
                .map(Date::toInstant)
                .toList();
    }
}
