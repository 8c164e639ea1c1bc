package io.klientela.marketing.person;

import io.klientela.events.FieldValue;
import io.klientela.events.Money;
import io.klientela.platform.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The rows that a person is made of. */
record PersonDraft(
        Document contact,
        List<Document> deals,
        List<Document> tickets,
        List<Document> mails,
        Set<String> suppressions,
        List<String> mergedIds) {
    private static final Set<String> SOLVED = Set.of("solved", "closed");

    Person person() {
        return new Person(
                contact.getString("_id"),
                contact.getString("name"),
                contact.getString("firstName"),
                contact.getString("lastName"),
                contact.getString("email"),
                contact.getString("language"),
                contact.getString("city"),
                contact.getString("country"),
                contact.getString("jobTitle"),
                contact.getString("companyName"),
                contact.getList("tags", String.class, List.of()),
                contact.getString("ownerId"),
                contact.getString("ownerName"),
                contact.getString("teamId"),
                contact.getDate("createdAt").toInstant(),
                deals("open"),
                deals("won"),
                deals("lost"),
                wonValue(),
                lastWonAt(),
                (int) tickets.stream()
                        .filter(ticket -> !SOLVED.contains(ticket.getString("status")))
                        .count(),
                tickets.size(),
                latest(tickets, "createdAt"),
                satisfaction(),
                having("sentAt"),
                having("openedAt"),
                having("clickedAt"),
                latest(mails, "openedAt"),
                suppressions.stream().anyMatch(reason -> !reason.equals("bounced")),
                suppressions.contains("bounced"),
                custom());
    }

    private @Nullable Map<String, FieldValue> custom() {
        String values = contact.getString(ContactRow.CUSTOM);
        return values == null ? null : Json.mapper().readValue(values, new TypeReference<Map<String, FieldValue>>() {});
    }

    private int deals(String status) {
        return (int) deals.stream()
                .filter(deal -> deal.getString("status").equals(status))
                .count();
    }

    private Stream<Document> won() {
        return deals.stream().filter(deal -> deal.getString("status").equals("won"));
    }

    private @Nullable Money wonValue() {
        Map<String, BigDecimal> sums = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        won().filter(deal -> deal.get("amount") != null).forEach(deal -> {
            String currency = deal.getString("currency");
            sums.merge(currency, deal.get("amount", Decimal128.class).bigDecimalValue(), BigDecimal::add);
            counts.merge(currency, 1, Integer::sum);
        });
        Optional<String> main = counts.keySet().stream()
                .max(Comparator.<String>comparingInt(currency -> counts.getOrDefault(currency, 0))
                        .thenComparing(Comparator.reverseOrder()));
        return main.map(currency -> new Money(sums.getOrDefault(currency, BigDecimal.ZERO), currency))
                .orElse(null);
    }

    private @Nullable Instant lastWonAt() {
        return won().map(deal -> deal.getString("closedOn"))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(day -> LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(null);
    }

    private @Nullable Double satisfaction() {
        List<Integer> scores = tickets.stream()
                .map(ticket -> ticket.getInteger("score"))
                .filter(Objects::nonNull)
                .toList();
        return scores.isEmpty()
                ? null
                : scores.stream().mapToInt(Integer::intValue).average().orElse(0);
    }

    private int having(String time) {
        return (int) mails.stream().filter(mail -> mail.get(time) != null).count();
    }

    private static @Nullable Instant latest(List<Document> rows, String time) {
        return rows.stream()
                .map(row -> row.getDate(time))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(Date::toInstant)
                .orElse(null);
    }
}
