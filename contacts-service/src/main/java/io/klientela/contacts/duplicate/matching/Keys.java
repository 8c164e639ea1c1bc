package io.klientela.contacts.duplicate.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys of one kind that the records have: those who share one may be one person. */
final class Keys {
    private final int group;
    private final int[] starts;
    private final long[] hashes;

    private Keys(int group, int[] starts, long[] hashes) {
        this.group = group;
        this.starts = starts;
        this.hashes = hashes;
    }

    /** Keys of the same group tell the same, so that both together are no better than one. */
    int group() {
        return group;
    }

    int count(int record) {
        return starts[record + 1] - starts[record];
    }

    long get(int record, int at) {
        return hashes[starts[record] + at];
    }

    /** The keys of one or more fields whose values are compared with one another. */
    static Keys of(int group, List<Field> fields, int kind, int size) {
        Comparer comparer = fields.getFirst().comparer();
        Map<Integer, long[]> known = new HashMap<>();
        int[] starts = new int[size + 1];
        long[] hashes = new long[size * fields.size()];
        int end = 0;
        for (int record = 0; record < size; record++) {
            int begin = end;
            for (Field field : fields) {
                for (int value : field.all(record)) {
                    for (long hash : known.computeIfAbsent(value, v -> hashes(comparer.keys(v, kind)))) {
                        if (!contains(hashes, begin, end, hash)) {
                            if (end == hashes.length) {
                                hashes = Arrays.copyOf(hashes, end + (end >> 1) + 16);
                            }
                            hashes[end++] = hash;
                        }
                    }
                }
            }
            starts[record + 1] = end;
        }
        return new Keys(group, starts, Arrays.copyOf(hashes, end));
    }

    /** One key for each two keys that a record has in both, whatever their order. */
    static Keys pairs(int group, Keys one, Keys other, int size) {
        int[] starts = new int[size + 1];
        long[] hashes = new long[size];
        int end = 0;
        for (int record = 0; record < size; record++) {
            for (int i = 0; i < one.count(record); i++) {
                for (int j = 0; j < other.count(record); j++) {
                    if (end == hashes.length) {
                        hashes = Arrays.copyOf(hashes, end + (end >> 1) + 16);
                    }
                    hashes[end++] = mix(one.get(record, i) + other.get(record, j));
                }
            }
            starts[record + 1] = end;
        }
        return new Keys(group, starts, Arrays.copyOf(hashes, end));
    }

    private static boolean contains(long[] hashes, int from, int to, long hash) {
        for (int i = from; i < to; i++) {
            if (hashes[i] == hash) {
                return true;
            }
        }
        return false;
    }

    private static long[] hashes(List<String> keys) {
        return keys.stream()
                .filter(key -> !key.isEmpty())
                .mapToLong(Keys::hash)
                .distinct()
                .toArray();
    }

    static long hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return mix(hash);
    }

    /** The finalizer of SplitMix64. */
    static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
