package io.klientela.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the index, or indexes, that lead a query past the fewest documents. */
final class Planner {

    private static final int MOST_RANGES = 2_000;
    private static final int FEW = 500;

    private final Document query;
    private final Map<String, Demand> demands;
    private final Map<String, Boolean> sort;

    /** Sorts by the given paths, ascending where true. */
    private Planner(Document query, Map<String, Boolean> sort) {
        this.query = query;
        this.demands = Demands.of(query);
        this.sort = sort;
    }

    /**
     * The plan that is probably best, and the one to turn to where it is not.
     *
     * @param certain the best one wherever in the order those stand that match; may be the same
     */
    record Choice(Plan likely, Plan certain) {
        /** Whether the likely plan never looks at more than the certain one. */
        boolean isSafe() {
            return likely.rows() <= certain.certainCost();
        }
    }

    /** How to find so many documents (0 for all), or empty when reading everything is no worse. */
    static Optional<Choice> choose(
            List<? extends Ordered> indexes, Document query, @Nullable Document orderBy, long wanted, long total) {
        var plans = plans(indexes, query, orderBy, total);
        return best(plans, wanted, total)
                .map(likely -> new Choice(
                        likely,
                        plans.stream()
                                .min(Comparator.comparingLong(Plan::certainCost))
                                .orElse(likely)));
    }

    private static List<Plan> plans(
            List<? extends Ordered> indexes, Document query, @Nullable Document orderBy, long total) {
        var planner = new Planner(query, directions(orderBy));
        var plans = Stream.concat(
                        indexes.stream().map(planner::plan).flatMap(Optional::stream),
                        alternatives(query).flatMap(any -> either(indexes, any, total).stream()))
                .toList();
        return total <= FEW || plans.stream().anyMatch(plan -> plan.rows() <= FEW)
                ? plans
                : Stream.concat(
                                plans.stream(),
                                indexes.stream().map(planner::tried).flatMap(Optional::stream))
                        .toList();
    }

    private static Optional<Plan> best(List<Plan> plans, long wanted, long total) {
        var matching = plans.stream().mapToLong(Plan::rows).min().orElse(total);
        return plans.stream()
                .min(Comparator.comparingDouble(plan -> plan.cost(wanted, matching)))
                .filter(plan -> plan.inOrder() || plan.rows() < total);
    }

    /** Every {@code $or} of which one part has to match. */
    private static Stream<List<Document>> alternatives(Document query) {
        return query.entrySet().stream().flatMap(entry -> switch (entry.getKey()) {
            case "$or" -> Stream.of(Demands.queries(entry.getValue()));
            case "$and" -> Demands.queries(entry.getValue()).stream().flatMap(Planner::alternatives);
            default -> Stream.empty();
        });
    }

    /** Only where each part has a plan of its own. */
    private static Optional<Plan> either(List<? extends Ordered> indexes, List<Document> any, long total) {
        var plans = any.stream()
                .map(part -> best(plans(indexes, part, null, total), 0, total))
                .flatMap(Optional::stream)
                .toList();
        return plans.isEmpty() || plans.size() < any.size() ? Optional.empty() : Optional.of(Plan.either(plans));
    }

    private static Map<String, Boolean> directions(@Nullable Document orderBy) {
        var directions = new LinkedHashMap<String, Boolean>();
        if (orderBy != null) {
            orderBy.forEach((path, direction) -> {
                if (direction instanceof Number number) {
                    directions.put(path, number.intValue() > 0);
                }
            });
        }
        return directions;
    }

    /** By the values of an index that pass what no interval says, where few enough of them do. */
    private Optional<Plan> tried(Ordered index) {
        var path = index.getKeys().getFirst().getKey();
        var test = demands.containsKey(path) ? null : ValueTest.of(query, path, index.multikey());
        if (test == null || (index.leavesOutMissing() && test.passes(null))) {
            return Optional.empty();
        }
        var passing =
                index.firstValues().filter(test::passes).limit(MOST_RANGES + 1L).toList();
        return passing.size() > MOST_RANGES
                ? Optional.empty()
                : Optional.of(among(index, passing.stream().map(Key::single).toList()));
    }

    private Plan among(Ordered index, List<Key> values) {
        var ranges = values.stream()
                .map(value -> new Ordered.Range(value.before(), value.after()))
                .toList();
        return new Plan(List.of(new Plan.Part(index, ranges)), false, false, rows(index, ranges));
    }

    private Optional<Plan> plan(Ordered index) {
        var prefixes = List.of(Key.of(List.of()));
        var keys = index.getKeys();
        var leading = 0;
        while (leading < keys.size()) {
            var points = demandOn(keys.get(leading)).points();
            if (points == null || (long) prefixes.size() * points.size() > MOST_RANGES) {
                break;
            }
            prefixes = extend(prefixes, points);
            leading++;
        }
        var first = demandOn(keys.getFirst());
        if (index.leavesOutMissing() && first.matchesMissing()) {
            return Optional.empty();
        }
        var ranges = ranges(index, prefixes, leading);
        var order = prefixes.size() == 1 && !index.multikey() ? order(keys, leading) : Order.OTHER;
        var restricts = leading > 0 || first.interval().isBounded();
        if (!restricts && order == Order.OTHER) {
            return Optional.empty();
        }
        return Optional.of(new Plan(
                List.of(new Plan.Part(index, ranges)),
                order != Order.OTHER,
                order == Order.REVERSED,
                rows(index, ranges)));
    }

    private Demand demandOn(IndexKey key) {
        return demands.getOrDefault(key.getKey(), Demand.NONE);
    }

    private static List<Key> extend(List<Key> prefixes, List<@Nullable Object> points) {
        var distinct = new TreeSet<Key>(KeyType.ASCENDING);
        points.forEach(point -> distinct.add(Key.single(point)));
        var longer = new ArrayList<Key>();
        for (var prefix : prefixes) {
            distinct.forEach(point -> longer.add(prefix.plus(point.last())));
        }
        return longer;
    }

    private List<Ordered.Range> ranges(Ordered index, List<Key> prefixes, int leading) {
        if (leading == index.getKeys().size()) {
            return prefixes.stream()
                    .map(prefix -> new Ordered.Range(prefix.before(), prefix.after()))
                    .toList();
        }
        var key = index.getKeys().get(leading);
        return demandOn(key)
                .intervals()
                .map(interval -> index.multikey() ? interval.ofArrays() : interval)
                .map(interval -> prefixes.stream()
                        .map(prefix -> range(prefix, interval, key.isAscending()))
                        .toList())
                .min(Comparator.comparingLong(ranges -> rows(index, ranges)))
                .orElseThrow();
    }

    private static long rows(Ordered index, List<Ordered.Range> ranges) {
        return ranges.stream().mapToLong(index::rows).sum();
    }

    private static Ordered.Range range(Key prefix, Interval interval, boolean ascending) {
        var from = ascending ? interval.low() : interval.high();
        var to = ascending ? interval.high() : interval.low();
        return new Ordered.Range(
                from == null ? prefix.before() : bound(prefix, from, true),
                to == null ? prefix.after() : bound(prefix, to, false));
    }

    private static Key bound(Key prefix, Interval.End end, boolean from) {
        var key = prefix.plus(end.value());
        return end.inclusive() == from ? key.before() : key.after();
    }

    private enum Order {
        SAME,
        REVERSED,
        OTHER
    }

    /** How the index, behind the leading keys that have one value, relates to the order asked for. */
    private Order order(List<IndexKey> keys, int leading) {
        if (sort.isEmpty()) {
            return Order.OTHER;
        }
        var position = leading;
        var order = Order.OTHER;
        for (var asked : sort.entrySet()) {
            if (hasOneValue(asked.getKey(), keys, leading)) {
                continue;
            }
            var key = position < keys.size() ? keys.get(position) : new IndexKey(IdIndex.ID, true);
            var direction = key.isAscending() == asked.getValue() ? Order.SAME : Order.REVERSED;
            if (!key.getKey().equals(asked.getKey()) || (order != Order.OTHER && order != direction)) {
                return Order.OTHER;
            }
            order = direction;
            position++;
        }
        return order == Order.OTHER ? Order.SAME : order;
    }

    private static boolean hasOneValue(String path, List<IndexKey> keys, int leading) {
        return keys.subList(0, leading).stream().anyMatch(key -> key.getKey().equals(path));
    }
}
