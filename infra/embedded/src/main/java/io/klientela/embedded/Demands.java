package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the demands of a query, by path; a path that is not there is free. */
final class Demands {

    private Demands() {}

    static Map<String, Demand> of(Document query) {
        var demands = new HashMap<String, Demand>();
        query.forEach((key, value) -> {
            if (key.equals("$and")) {
                queries(value)
                        .forEach(part -> of(part).forEach((path, demand) -> demands.merge(path, demand, Demand::and)));
            } else if (key.equals("$or")) {
                alternatives(queries(value)).forEach((path, demand) -> demands.merge(path, demand, Demand::and));
            } else if (!key.startsWith("$")) {
                demands.merge(key, ofValue(value), Demand::and);
            }
        });
        demands.values().removeIf(demand -> !demand.isUseful());
        return demands;
    }

    /** The id of the one document that can match, or null where the query names none. */
    static @Nullable Object id(Document query) {
        var id = query.get(IdIndex.ID);
        if (id != null && isPlain(id)) {
            return id;
        }
        return queries(query.get("$and")).stream()
                .map(Demands::id)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The parts of {@code $and} and {@code $or}. */
    static List<Document> queries(@Nullable Object parts) {
        return parts instanceof List<?> list
                ? list.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .toList()
                : List.of();
    }

    private static Map<String, Demand> alternatives(List<Document> any) {
        Map<String, Demand> common = null;
        for (var part : any) {
            var demands = of(part);
            if (common == null) {
                common = new HashMap<>(demands);
            } else {
                common.keySet().retainAll(demands.keySet());
                common.replaceAll((path, demand) -> demand.or(demands.getOrDefault(path, Demand.NONE)));
            }
        }
        return common == null ? Map.of() : common;
    }

    private static Demand ofValue(@Nullable Object value) {
        if (BsonRegularExpression.isRegularExpression(value)) {
            var prefix = LiteralPrefix.of(BsonRegularExpression.convertToRegularExpression(value));
            return prefix.isEmpty() ? Demand.NONE : Demand.within(Interval.startingWith(prefix));
        }
        if (value instanceof Document operators) {
            return ofOperators(operators);
        }
        return value instanceof Collection ? Demand.NONE : Demand.points(listOf(value));
    }

    private static Demand ofOperators(Document operators) {
        var demand = Demand.NONE;
        for (var operator : operators.entrySet()) {
            demand = demand.and(ofOperator(operator.getKey(), operator.getValue()));
        }
        return demand;
    }

    private static Demand ofOperator(String operator, @Nullable Object value) {
        if (operator.equals("$in") && value instanceof Collection<?> values) {
            return values.stream().allMatch(Demands::isPlain) ? Demand.points(new ArrayList<>(values)) : Demand.NONE;
        }
        if (operator.equals("$eq") && isPlain(value)) {
            return Demand.points(listOf(value));
        }
        if (value == null || !isPlain(value)) {
            return Demand.NONE;
        }
        return switch (operator) {
            case "$gt" -> Demand.within(new Interval(new Interval.End(value, false), null, false));
            case "$gte" -> Demand.within(new Interval(new Interval.End(value, true), null, false));
            case "$lt" -> Demand.within(new Interval(null, new Interval.End(value, false), false));
            case "$lte" -> Demand.within(new Interval(null, new Interval.End(value, true), false));
            default -> Demand.NONE;
        };
    }

    private static boolean isPlain(@Nullable Object value) {
        return !(value instanceof Document || value instanceof Collection || value instanceof BsonRegularExpression);
    }

    private static List<@Nullable Object> listOf(@Nullable Object value) {
        var list = new ArrayList<@Nullable Object>(1);
        list.add(value);
        return list;
    }
}
