package io.klientela.contacts.duplicate.matching;

/** Sets of records held for one person, joined step by step (union by size, with path halving). */
final class Entities {
    private final int[] parents;
    private final int[] sizes;

    Entities(int records) {
        parents = new int[records];
        sizes = new int[records];
        for (int i = 0; i < records; i++) {
            parents[i] = i;
            sizes[i] = 1;
        }
    }

    int of(int record) {
        int at = record;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** The entity of both from now on. */
    int join(int a, int b) {
        int one = of(a);
        int two = of(b);
        if (one == two) {
            return one;
        }
        int large = sizes[one] >= sizes[two] ? one : two;
        int small = large == one ? two : one;
        parents[small] = large;
        sizes[large] += sizes[small];
        return large;
    }
}
