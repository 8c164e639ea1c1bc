package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keys under which one record is stored, so that those that may be the same person are found without a scan. */
public final class EntryKeys {
    private static final int MOST_SOUNDS = 8;
    private static final int SHORTEST_LOCAL = 5;

    private EntryKeys() {}

    /** Those that share one may be one person: an address, a number, or both names alike in sound in any order. */
    public static List<String> of(
            @Nullable String firstName, @Nullable String lastName, List<String> emails, List<String> phones) {
        TreeSet<String> keys = new TreeSet<>();
        EmailComparer addresses = new EmailComparer();
        for (String email : emails) {
            int number = addresses.add(email);
            if (number >= 0) {
                keys.add("e:" + addresses.value(number));
                String local = addresses.keys(number, 1).getFirst();
                if (local.length() >= SHORTEST_LOCAL) {
                    keys.add("l:" + local);
                }
            }
        }
        PhoneComparer numbers = new PhoneComparer("PL");
        for (String phone : phones) {
            int number = numbers.add(phone);
            if (number >= 0) {
                keys.add("p:" + numbers.keys(number, 0).getFirst());
            }
        }
        if (firstName != null && lastName != null) {
            addNames(keys, firstName, lastName);
        }
        return List.copyOf(keys);
    }

    private static void addNames(Set<String> keys, String firstName, String lastName) {
        NameComparer names = new NameComparer();
        int first = names.add(firstName);
        int last = names.add(lastName);
        if (first < 0 || last < 0) {
            return;
        }
        names.prepare();
        for (int kind : new int[] {NameComparer.EXACT_KEY, NameComparer.SOUND_KEY, NameComparer.LETTERS_KEY}) {
            List<String> pairs = new ArrayList<>();
            for (String one : names.keys(first, kind)) {
                for (String other : names.keys(last, kind)) {
                    pairs.add(
                            "n%d:%s".formatted(kind, one.compareTo(other) < 0 ? one + "+" + other : other + "+" + one));
                }
            }
            keys.addAll(pairs.subList(0, Math.min(MOST_SOUNDS, pairs.size())));
        }
    }
}
