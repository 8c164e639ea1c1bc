package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.codec.language.DaitchMokotoffSoundex;
import org.jspecify.annotations.Nullable;

/**
 * Names of persons: equal; short forms, initials, parts of double names; a slip of the keys; alike; alike in sound;
 * different. Sound is that of Daitch and Mokotoff, which was made for Slavic and Germanic names.
 */
final class NameComparer extends Comparer {
    private static final List<Agreement> AGREEMENTS = List.of(
            Agreement.EQUAL, Agreement.FORM, Agreement.SLIP, Agreement.ALIKE, Agreement.LOOSE, Agreement.DIFFERENT);

    static final int EXACT_KEY = 0;
    static final int SOUND_KEY = 1;
    static final int LETTERS_KEY = 2;

    private static final int FORM = 2;
    private static final int SLIP = 3;
    private static final int ALIKE = 4;
    private static final int LOOSE = 5;
    private static final int DIFFERENT = 6;

    private final DaitchMokotoffSoundex soundex = new DaitchMokotoffSoundex();
    private String[][] words = {};
    private String[][] sounds = {};

    @Override
    @Nullable
    String normalise(String cell) {
        return Folding.fold(cell);
    }

    @Override
    void prepare() {
        words = new String[size()][];
        sounds = new String[size()][];
        for (int i = 0; i < size(); i++) {
            words[i] = value(i).split(" ", -1);
            sounds[i] = soundsOf(Folding.compact(value(i)));
        }
    }

    private String[] soundsOf(String name) {
        String letters = name.replaceAll("[^a-z]", "");
        return letters.length() < 2 ? new String[0] : soundex.soundex(letters).split("\\|", -1);
    }

    @Override
    int levelOf(int a, int b) {
        String first = value(a);
        String second = value(b);
        if (isForm(a, b, first, second)) {
            return FORM;
        }
        double alike = Similarity.jaroWinkler(first, second);
        int shorter = Math.min(first.length(), second.length());
        int distance = alike < 0.6 ? 9 : Similarity.distance(first, second, 3);
        if ((distance <= 1 && shorter >= 3) || (distance == 2 && shorter >= 9)) {
            return SLIP;
        }
        if ((distance <= 2 && shorter >= 5) || (distance <= 3 && shorter >= 9) || alike >= 0.9) {
            return ALIKE;
        }
        return alike >= 0.8 || sameSound(a, b) ? LOOSE : DIFFERENT;
    }

    private boolean isForm(int a, int b, String first, String second) {
        if (Nicknames.areForms(first, second)) {
            return true;
        }
        if (first.length() == 1 || second.length() == 1) {
            return first.charAt(0) == second.charAt(0);
        }
        if (words[a].length == 1 && words[b].length == 1) {
            return false;
        }
        if (Folding.compact(first).equals(Folding.compact(second))) {
            return true;
        }
        boolean fewer = words[a].length <= words[b].length;
        String[] few = fewer ? words[a] : words[b];
        List<String> many = Arrays.asList(fewer ? words[b] : words[a]);
        for (String word : few) {
            boolean initial = word.length() == 1 && many.stream().anyMatch(other -> other.startsWith(word));
            if (!initial && !many.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameSound(int a, int b) {
        for (String sound : sounds[a]) {
            for (String other : sounds[b]) {
                if (sound.equals(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    double[] expected() {
        return new double[] {0.78, 0.04, 0.08, 0.03, 0.02, 0.05};
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
        List<String> keys = new ArrayList<>();
        for (String word : words[value]) {
            switch (kind) {
                case EXACT_KEY -> keys.addAll(Nicknames.roots(word));
                case LETTERS_KEY -> keys.add(letters(word));
                default -> {
                    // The sound of the whole name, below.
                }
            }
        }
        if (kind == SOUND_KEY) {
            keys.addAll(Arrays.asList(sounds[value]));
        } else if (words[value].length > 1) {
            keys.add(kind == EXACT_KEY ? Folding.compact(value(value)) : letters(value(value)));
        }
        return keys;
    }

    /** The different letters of a word: swaps, and doubled or halved letters, leave them as they are. */
    static String letters(String word) {
        TreeSet<Character> letters = new TreeSet<>();
        for (int i = 0; i < word.length(); i++) {
            letters.add(word.charAt(i));
        }
        StringBuilder key = new StringBuilder();
        letters.forEach(key::append);
        return key.toString();
    }
}
