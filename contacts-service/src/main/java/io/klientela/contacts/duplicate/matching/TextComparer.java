package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streets, places, companies and any other text: equal, a slip of the keys, mostly the same words, alike, different. */
final class TextComparer extends Comparer {
    private static final List<Agreement> AGREEMENTS =
            List.of(Agreement.EQUAL, Agreement.SLIP, Agreement.ALIKE, Agreement.LOOSE, Agreement.DIFFERENT);

    private static final int SLIP = 2;
    private static final int SAME_WORDS = 3;
    private static final int LOOSE = 4;
    private static final int DIFFERENT = 5;
    private static final int MOST_WORDS = 12;

    /** Words that are written in many ways, in the way in which they are compared; empty ones are left out. */
    private static final Map<String, String> ABBREVIATIONS = abbreviations();

    private String[][] words = {};

    private static Map<String, String> abbreviations() {
        Map<String, String> map = new HashMap<>();
        for (String line : List.of(
                "street st str strasse",
                "road rd",
                "avenue ave av",
                "drive dr drv",
                "lane ln",
                "court ct crt",
                "place pl plac",
                "square sq",
                "crescent cres cr",
                "circuit cct",
                "terrace tce ter",
                "highway hwy",
                "close cl",
                "parade pde",
                "boulevard blvd",
                "mount mt",
                "saint sankt swiety swietego sw",
                "apartment apt",
                "aleja al aleje",
                "osiedle os",
                "north n",
                "south s",
                "east e",
                "west w",
                "limited ltd",
                "incorporated inc",
                "corporation corp",
                "company co",
                "and und i y et")) {
            String[] forms = line.split(" ", -1);
            for (String form : forms) {
                map.put(form, forms[0]);
            }
        }
        for (String form : List.of("ul", "ulica", "the", "sp", "z", "o", "spzoo", "zoo")) {
            map.put(form, "");
        }
        return map;
    }

    @Override
    @Nullable
    String normalise(String cell) {
        String folded = Folding.fold(cell);
        StringBuilder out = new StringBuilder(folded.length());
        for (String word : folded.split(" ", -1)) {
            String written = ABBREVIATIONS.getOrDefault(word, word);
            if (!written.isEmpty()) {
                out.append(out.isEmpty() ? "" : " ").append(written);
            }
        }
        return out.isEmpty() ? folded : out.toString();
    }

    @Override
    void prepare() {
        words = new String[size()][];
        for (int i = 0; i < size(); i++) {
            String[] all = value(i).split(" ", -1);
            words[i] = all.length <= MOST_WORDS ? all : Arrays.copyOf(all, MOST_WORDS);
        }
    }

    @Override
    int levelOf(int a, int b) {
        String first = value(a);
        String second = value(b);
        double alike = Similarity.jaroWinkler(first, second);
        int shorter = Math.min(first.length(), second.length());
        int distance = alike < 0.6 ? 99 : Similarity.distance(first, second, Math.min(4, 1 + shorter / 8));
        if ((distance <= 1 && shorter >= 3) || (distance <= 1 + shorter / 8 && shorter >= 8)) {
            return SLIP;
        }
        boolean several = words[a].length > 1 || words[b].length > 1;
        double shared = several ? Similarity.sharedWords(words[a], words[b]) : 0;
        if (shared >= 0.6 || alike >= 0.92) {
            return SAME_WORDS;
        }
        return shared >= 0.4 || alike >= 0.82 ? LOOSE : DIFFERENT;
    }

    @Override
    double[] expected() {
        return new double[] {0.75, 0.1, 0.05, 0.02, 0.08};
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
            case 1 -> List.of(NameComparer.letters(value(value)));
            default -> longWords(value);
        };
    }

    private List<String> longWords(int value) {
        List<String> keys = new ArrayList<>();
        for (String word : words[value]) {
            if (word.length() > 3 && !ABBREVIATIONS.containsKey(word) && keys.size() < 4) {
                keys.add(word);
            }
        }
        return keys;
    }
}
