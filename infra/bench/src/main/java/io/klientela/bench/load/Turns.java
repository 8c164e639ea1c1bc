package io.klientela.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measurements of the platform and of its floor, taken in turns, so that what disturbs the machine disturbs both. */
public record Turns<T>(List<T> ours, List<T> floor) {

    /** A B, B A, A B … */
    public static <T> Turns<T> of(int rounds, Supplier<T> ours, Supplier<T> floor) {
        Turns<T> turns = new Turns<>(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                turns.ours.add(ours.get());
                turns.floor.add(floor.get());
            } else {
                turns.floor.add(floor.get());
                turns.ours.add(ours.get());
            }
        }
        return turns;
    }

    /** The first round only warms up. */
    public Turns<T> withoutFirst() {
        return new Turns<>(ours.subList(1, ours.size()), floor.subList(1, floor.size()));
    }
}
