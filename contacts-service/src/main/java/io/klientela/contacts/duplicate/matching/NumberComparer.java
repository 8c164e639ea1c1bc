package io.klientela.contacts.duplicate.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quantities: equal, within one hundredth, a slip of the keys or within one tenth, different. */
final class NumberComparer extends Comparer {
    private static final List<Agreement> AGREEMENTS =
            List.of(Agreement.EQUAL, Agreement.ALIKE, Agreement.LOOSE, Agreement.DIFFERENT);

    private double[] numbers = {};

    @Override
    @Nullable
    String normalise(String cell) {
        try {
            double number = Double.parseDouble(
                    cell.strip().replace(" ", "").replace("\u00a0", "").replace(',', '.'));
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number);
        } catch (NumberFormatException e) {
            return Folding.fold(cell);
        }
    }

    @Override
    void prepare() {
        numbers = new double[size()];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = Double.parseDouble(value(i));
            } catch (NumberFormatException e) {
                numbers[i] = Double.NaN;
            }
        }
    }

    @Override
    int levelOf(int a, int b) {
        double most = Math.max(Math.abs(numbers[a]), Math.abs(numbers[b]));
        double apart = Math.abs(numbers[a] - numbers[b]);
        if (apart <= most / 100) {
            return 2;
        }
        boolean slip = value(a).length() > 1 && Similarity.distance(value(a), value(b), 1) <= 1;
        return slip || apart <= most / 10 ? 3 : 4;
    }

    @Override
    double[] expected() {
        return new double[] {0.75, 0.05, 0.1, 0.1};
    }

    @Override
    Agreement agreement(int level) {
        return AGREEMENTS.get(level - 1);
    }

    @Override
    int keyKinds() {
        return 1;
    }

    @Override
    List<String> keys(int value, int kind) {
        return List.of(value(value));
    }
}
