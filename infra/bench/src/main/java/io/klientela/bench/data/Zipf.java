package io.klientela.bench.data;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws numbers of which the first are much more frequent, as names, customers and what people look at are. */
public final class Zipf {
    private final double[] upTo;

    /** @param exponent about 1 for words and web pages; higher is steeper */
    public Zipf(int size, double exponent) {
        upTo = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1 / Math.pow(i + 1.0, exponent);
            upTo[i] = sum;
        }
        for (int i = 0; i < size; i++) {
            upTo[i] /= sum;
        }
    }

    /** @return from 0, the most frequent */
    public int next(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble());
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }

    <T> T pick(List<T> items, RandomGenerator random) {
        return items.get(next(random));
    }
}
