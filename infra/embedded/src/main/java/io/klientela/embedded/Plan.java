package io.klientela.embedded;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way to find the candidates of a query.
 *
 * @param parts that have them all together
 * @param inOrder whether the candidates come in the order that the query asks for
 * @param reverse whether to read backwards
 * @param rows how many candidates there are
 */
record Plan(List<Part> parts, boolean inOrder, boolean reverse, long rows) {

    /** Ranges of one index. */
    record Part(Ordered index, List<Ordered.Range> ranges) {

        private boolean mayRepeat() {
            return index.multikey() || ranges.size() > 1;
        }
    }

    /** The candidates of alternatives, of each by a plan of its own. */
    static Plan either(List<Plan> plans) {
        var parts = plans.stream().flatMap(plan -> plan.parts.stream()).toList();
        return new Plan(
                parts, false, false, plans.stream().mapToLong(Plan::rows).sum());
    }

    Stream<Key> positions() {
        var positions = parts.stream()
                .flatMap(part ->
                        part.ranges().stream().flatMap(range -> part.index().positions(range, reverse)));
        return parts.size() > 1 || parts.getFirst().mayRepeat() ? positions.distinct() : positions;
    }

    /** How many documents have to be looked at before so many are found, when so many match in all. */
    double cost(long wanted, long matching) {
        if (!inOrder || wanted == 0) {
            return certainCost();
        }
        return Math.min((double) rows, (double) wanted * rows / Math.max(1, matching));
    }

    /** The same where all that match may stand at the end of the order; what has to be sorted costs half as much again. */
    long certainCost() {
        return inOrder ? rows : rows + rows / 2;
    }
}
