package io.klientela.embedded;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way to find the candidates of a query: ranges of one index.
 *
 * @param inOrder whether the candidates come in the order that the query asks for
 * @param reverse whether to read backwards
 * @param rows how many candidates there are
 */
record Plan(Ordered index, List<Ordered.Range> ranges, boolean inOrder, boolean reverse, long rows) {

    Stream<Key> positions() {
        var positions = ranges.stream().flatMap(range -> index.positions(range, reverse));
        return index.multikey() || ranges.size() > 1 ? positions.distinct() : positions;
    }

    /** How many documents have to be looked at before so many are found, when so many match in all. */
    double cost(long wanted, long matching) {
        if (!inOrder || wanted == 0) {
            return inOrder ? rows : rows * 1.5;
        }
        return Math.min((double) rows, (double) wanted * rows / Math.max(1, matching));
    }
}
