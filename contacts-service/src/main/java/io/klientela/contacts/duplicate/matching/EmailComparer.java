package io.klientela.contacts.duplicate.matching;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** E-mail addresses: equal, a slip or the same name elsewhere, alike, different. Google's dots and every +tag fall away. */
final class EmailComparer extends Comparer {
    private static final List<Agreement> AGREEMENTS =
            List.of(Agreement.EQUAL, Agreement.SLIP, Agreement.FORM, Agreement.ALIKE, Agreement.DIFFERENT);

    private static final Set<String> DOTLESS = Set.of("gmail.com", "googlemail.com");
    private static final int SLIP = 2;
    private static final int SAME_LOCAL = 3;
    private static final int ALIKE = 4;
    private static final int DIFFERENT = 5;

    @Override
    @Nullable
    String normalise(String cell) {
        String address = cell.strip().toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return address;
        }
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        int plus = local.indexOf('+');
        if (plus > 0) {
            local = local.substring(0, plus);
        }
        if (DOTLESS.contains(domain)) {
            return local.replace(".", "") + "@gmail.com";
        }
        return local + "@" + domain;
    }

    private String local(int value) {
        String address = value(value);
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    private String domain(int value) {
        String address = value(value);
        return address.substring(address.lastIndexOf('@') + 1);
    }

    @Override
    int levelOf(int a, int b) {
        String first = value(a);
        String second = value(b);
        int limit = 2;
        if (Similarity.distance(first, second, limit) <= limit) {
            return SLIP;
        }
        String firstLocal = local(a);
        String secondLocal = local(b);
        if (firstLocal.equals(secondLocal)
                || (firstLocal.length() > 5 && plain(firstLocal).equals(plain(secondLocal)))) {
            return SAME_LOCAL;
        }
        // anna.nowak12 and anna.nowak77 are namesakes.
        if (Similarity.distance(Folding.digits(firstLocal), Folding.digits(secondLocal), 1) > 1) {
            return DIFFERENT;
        }
        double locals = Similarity.jaroWinkler(firstLocal, secondLocal);
        double domains = Similarity.jaroWinkler(domain(a), domain(b));
        boolean near = first.length() > 14 && Similarity.distance(first, second, 4) <= 4;
        return near || (locals >= 0.9 && domains >= 0.9) ? ALIKE : DIFFERENT;
    }

    private static String plain(String local) {
        return local.replace(".", "").replace("_", "").replace("-", "");
    }

    @Override
    double[] expected() {
        return new double[] {0.7, 0.12, 0.04, 0.04, 0.1};
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
        return switch (kind) {
            case 0 -> List.of(value(value));
            case 1 -> List.of(plain(local(value)));
            default -> List.of(NameComparer.letters(value(value)));
        };
    }
}
