package io.klientela.contacts.duplicate.matching;

import java.util.Arrays;

/** A growing list of longs without boxes. */
final class LongList {
    private long[] items = new long[1024];
    private int size;

    void add(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1));
        }
        items[size++] = item;
    }

    int size() {
        return size;
    }

    long get(int at) {
        return items[at];
    }

    void sortDistinct() {
        Arrays.parallelSort(items, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || items[i] != items[kept - 1]) {
                items[kept++] = items[i];
            }
        }
        size = kept;
    }

    long[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
