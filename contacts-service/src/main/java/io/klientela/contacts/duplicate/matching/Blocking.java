package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Picks the pairs that are worth comparing. Each rule is a key, or two or three keys of different fields, that both
 * records share; what a rule costs is counted from the data, and rules are taken from the cheapest on, as long as the
 * pairs are affordable. So every table gets the rules that fit its columns, and time grows with the number of records,
 * not with its square.
 */
final class Blocking {
    private static final int EXHAUSTIVE = 1_000_000;
    private static final int PAIRS_PER_RECORD = 35;
    private static final int LARGEST_BLOCK = 150;
    /** In a larger block, how many of the next records each is compared with: enough to find what is equal. */
    private static final int NEIGHBOURS = 3;

    private static final int RECORD_BITS = 21;
    private static final long RECORD_MASK = (1L << RECORD_BITS) - 1;

    private final Records records;
    private final List<Keys> keys = new ArrayList<>();

    /** @param cost pairs in all blocks that are small enough; @param complete whether no block was too large */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Rule(int[] parts, long cost, boolean complete) {}

    private Blocking(Records records) {
        this.records = records;
    }

    /** Pairs of records, packed as {@code first << 32 | second} with first below second; sorted, each once. */
    static long[] candidates(Records records) {
        return records.pairs() <= EXHAUSTIVE ? all(records) : new Blocking(records).run();
    }

    private static long[] all(Records records) {
        LongList pairs = new LongList();
        for (int a = 0; a < records.size(); a++) {
            for (int b = a + 1; b < records.size(); b++) {
                if (records.areComparable(a, b)) {
                    pairs.add(Records.pair(a, b));
                }
            }
        }
        return pairs.toArray();
    }

    private long[] run() {
        collectKeys();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            rules.add(costOf(i));
        }
        List<Rule> single = List.copyOf(rules);
        for (int i = 0; i < keys.size(); i++) {
            for (int j = i + 1; j < keys.size(); j++) {
                boolean implied = isCheap(single.get(i)) || isCheap(single.get(j));
                if (!implied && keys.get(i).group() != keys.get(j).group()) {
                    rules.add(costOf(i, j));
                }
            }
        }
        rules.sort(Comparator.comparingLong(Rule::cost));
        return collect(rules);
    }

    private boolean isCheap(Rule rule) {
        return rule.complete() && rule.cost() <= 2L * records.size();
    }

    private void collectKeys() {
        List<Field> fields = records.fields();
        int names = -1;
        if (records.hasBothNames()) {
            names = fields.size();
            Field given = fields.get(records.given());
            Field surname = fields.get(records.surname());
            List<Field> both = List.of(given, surname);
            for (int kind = 0; kind < given.comparer().keyKinds(); kind++) {
                keys.add(Keys.of(names, both, kind, records.size()));
                keys.add(Keys.pairs(
                        names,
                        Keys.of(names, List.of(given), kind, records.size()),
                        Keys.of(names, List.of(surname), kind, records.size()),
                        records.size()));
            }
        }
        for (int i = 0; i < fields.size(); i++) {
            boolean done = names >= 0 && (i == records.given() || i == records.surname());
            for (int kind = 0; kind < fields.get(i).comparer().keyKinds() && !done; kind++) {
                keys.add(Keys.of(i, List.of(fields.get(i)), kind, records.size()));
            }
        }
    }

    private Rule costOf(int... parts) {
        long[] blocks = blocks(parts);
        long cost = 0;
        boolean complete = true;
        for (int from = 0; from < blocks.length; ) {
            int to = end(blocks, from);
            long length = (long) to - from;
            if (length <= LARGEST_BLOCK) {
                cost += length * (length - 1) / 2;
            } else {
                cost += length * NEIGHBOURS;
                complete = false;
            }
            from = to;
        }
        return new Rule(parts, records.isLink() ? cost / 2 : cost, complete);
    }

    /** Hash and record of each key, sorted, so that a block stands together. */
    private long[] blocks(int... parts) {
        LongList list = new LongList();
        for (int record = 0; record < records.size(); record++) {
            add(list, parts, 0, 0, record);
        }
        long[] blocks = list.toArray();
        Arrays.parallelSort(blocks);
        return blocks;
    }

    private void add(LongList list, int[] parts, int at, long hash, int record) {
        if (at == parts.length) {
            list.add((Keys.mix(hash) & ~RECORD_MASK) | record);
            return;
        }
        Keys part = keys.get(parts[at]);
        for (int i = 0; i < part.count(record); i++) {
            add(list, parts, at + 1, hash * 31 + part.get(record, i), record);
        }
    }

    private static int end(long[] blocks, int from) {
        int to = from + 1;
        while (to < blocks.length && (blocks[to] & ~RECORD_MASK) == (blocks[from] & ~RECORD_MASK)) {
            to++;
        }
        return to;
    }

    private long[] collect(List<Rule> rules) {
        long affordable = Math.max(EXHAUSTIVE, (long) PAIRS_PER_RECORD * records.size());
        LongList pairs = new LongList();
        long spent = 0;
        for (Rule rule : rules) {
            spent += rule.cost();
            if (spent > 6 * affordable) {
                break;
            }
            collect(rule, pairs);
            if (pairs.size() > affordable + affordable / 3) {
                pairs.sortDistinct();
            }
            if (pairs.size() > affordable) {
                break;
            }
        }
        pairs.sortDistinct();
        return pairs.toArray();
    }

    private void collect(Rule rule, LongList pairs) {
        long[] blocks = blocks(rule.parts());
        for (int from = 0; from < blocks.length; ) {
            int to = end(blocks, from);
            int reach = to - from <= LARGEST_BLOCK ? to - from : NEIGHBOURS;
            for (int i = from; i < to; i++) {
                int a = (int) (blocks[i] & RECORD_MASK);
                for (int j = i + 1; j < Math.min(to, i + 1 + reach); j++) {
                    int b = (int) (blocks[j] & RECORD_MASK);
                    if (records.areComparable(a, b)) {
                        pairs.add(Records.pair(a, b));
                    }
                }
            }
            from = to;
        }
    }
}
