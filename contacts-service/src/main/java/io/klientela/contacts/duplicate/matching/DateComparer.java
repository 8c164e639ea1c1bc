package io.klientela.contacts.duplicate.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates as eight digits, year first: equal; one slip, or day and month swapped; two of the three parts equal; near;
 * only the year equal; different.
 */
final class DateComparer extends Comparer {
    private static final List<Agreement> AGREEMENTS =
            List.of(Agreement.EQUAL, Agreement.SLIP, Agreement.ALIKE, Agreement.LOOSE, Agreement.DIFFERENT);

    private static final int SLIP = 2;
    private static final int TWO_PARTS = 3;
    private static final int NEAR = 4;
    private static final int DIFFERENT = 5;

    private final DateReading reading;

    DateComparer(DateReading reading) {
        this.reading = reading;
    }

    @Override
    @Nullable
    String normalise(String cell) {
        return reading.read(cell);
    }

    @Override
    int levelOf(int a, int b) {
        String first = value(a);
        String second = value(b);
        if (first.length() != 8 || second.length() != 8) {
            boolean year = first.regionMatches(0, second, 0, 4);
            return year ? TWO_PARTS : DIFFERENT;
        }
        boolean year = first.regionMatches(0, second, 0, 4);
        boolean swapped = first.regionMatches(4, second, 6, 2) && first.regionMatches(6, second, 4, 2);
        int distance = Similarity.distance(first, second, 2);
        if (distance <= 1 || (year && swapped)) {
            return SLIP;
        }
        boolean month = first.regionMatches(4, second, 4, 2);
        boolean day = first.regionMatches(6, second, 6, 2);
        if ((year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) >= 2) {
            return TWO_PARTS;
        }
        return distance <= 2 || year || swapped ? NEAR : DIFFERENT;
    }

    @Override
    double[] expected() {
        return new double[] {0.8, 0.08, 0.05, 0.03, 0.04};
    }

    @Override
    Agreement agreement(int level) {
        return AGREEMENTS.get(level - 1);
    }

    @Override
    int keyKinds() {
        return 4;
    }

    @Override
    List<String> keys(int value, int kind) {
        String date = value(value);
        if (date.length() != 8) {
            return kind == 0 ? List.of(date) : List.of();
        }
        String year = date.substring(0, 4);
        String month = date.substring(4, 6);
        String day = date.substring(6);
        return switch (kind) {
            case 0 -> List.of(date);
            case 1 -> List.of(year + (month.compareTo(day) < 0 ? month : day));
            case 2 -> List.of(year + month, year + "d" + day);
            default -> List.of(month + day);
        };
    }
}
