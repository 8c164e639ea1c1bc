package io.klientela.contacts.duplicate.matching;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Post codes, house numbers, identifiers and other short codes: equal, one slip, the same beginning, different. */
final class CodeComparer extends Comparer {
    private static final List<Agreement> AGREEMENTS =
            List.of(Agreement.EQUAL, Agreement.SLIP, Agreement.LOOSE, Agreement.DIFFERENT);

    private static final int SLIP = 2;
    private static final int BEGINNING = 3;
    private static final int DIFFERENT = 4;

    @Override
    @Nullable
    String normalise(String cell) {
        String code = Folding.compact(Folding.fold(cell)).toUpperCase(Locale.ROOT);
        // A spreadsheet makes 2600.0 of 2600, and 800 of 0800.
        if (cell.strip().endsWith(".0")) {
            code = code.substring(0, code.length() - 1);
        }
        int zeros = 0;
        while (zeros < code.length() - 1 && code.charAt(zeros) == '0') {
            zeros++;
        }
        return code.substring(zeros);
    }

    @Override
    int levelOf(int a, int b) {
        String first = value(a);
        String second = value(b);
        int shorter = Math.min(first.length(), second.length());
        int distance = Similarity.distance(first, second, 2);
        if (distance == 1 && (shorter >= 2 || first.length() != second.length())) {
            return SLIP;
        }
        int half = Math.max(2, (Math.max(first.length(), second.length()) + 1) / 2);
        boolean beginning = shorter >= half && first.regionMatches(0, second, 0, half);
        return beginning || (distance == 2 && shorter >= 5) ? BEGINNING : DIFFERENT;
    }

    @Override
    double[] expected() {
        return new double[] {0.8, 0.09, 0.03, 0.08};
    }

    @Override
    Agreement agreement(int level) {
        return AGREEMENTS.get(level - 1);
    }

    @Override
    int keyKinds() {
        return 3;
    }

    @Override
    List<String> keys(int value, int kind) {
        String code = value(value);
        int half = (code.length() + 1) / 2;
        return switch (kind) {
            case 0 -> List.of(code);
            case 1 -> code.length() < 4 ? List.of() : List.of(code.substring(0, half));
            default -> code.length() < 6 ? List.of() : List.of(code.substring(code.length() - half));
        };
    }
}
