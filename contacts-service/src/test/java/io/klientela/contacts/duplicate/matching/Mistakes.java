package io.klientela.contacts.duplicate.matching;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** What people do to data: slips of the keys, lost diacritics, pet names, other ways of writing the same. */
final class Mistakes {
    private final Random random;

    Mistakes(Random random) {
        this.random = random;
    }

    String in(String column, String value) {
        if (value.isEmpty()) {
            return value;
        }
        return switch (column) {
            case "first_name" -> random.nextInt(3) == 0 ? petName(value) : text(value);
            case "phone" -> phone(value);
            case "email" ->
                random.nextInt(3) == 0 ? value.substring(0, value.indexOf('@') + 1) + "firma.pl" : slip(value);
            case "dob" -> date(value);
            case "gender" -> value.equals("F") ? "M" : "F";
            default -> text(value);
        };
    }

    private String petName(String name) {
        String folded = Folding.fold(name);
        Set<String> roots = Nicknames.roots(folded);
        List<String> forms =
                Nicknames.formsOf(roots.iterator().next()).stream().sorted().toList();
        String form = forms.isEmpty() ? folded.substring(0, 1) : forms.get(random.nextInt(forms.size()));
        return form.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + form.substring(1);
    }

    private String text(String value) {
        return switch (random.nextInt(6)) {
            case 0 -> Folding.fold(value);
            case 1 -> "";
            case 2 -> slip(slip(value));
            default -> slip(value);
        };
    }

    private String phone(String value) {
        String digits = Folding.digits(value);
        return switch (random.nextInt(4)) {
            case 0 -> slip(value);
            case 1 -> digits.substring(2);
            case 2 -> "0048" + digits.substring(2);
            default -> "(" + digits.substring(2, 5) + ") " + digits.substring(5);
        };
    }

    private String date(String value) {
        String[] parts = value.split("-", -1);
        return switch (random.nextInt(4)) {
            case 0 -> parts[0] + "-" + parts[2] + "-" + parts[1];
            case 1 -> parts[0] + "-01-01";
            default -> {
                StringBuilder date = new StringBuilder(value);
                date.setCharAt(List.of(2, 3, 6, 8, 9).get(random.nextInt(5)), (char) ('0' + random.nextInt(10)));
                yield date.toString();
            }
        };
    }

    /** One letter too many, too few, a wrong one, or two the other way round. */
    private String slip(String value) {
        if (value.length() < 2) {
            return value;
        }
        int at = random.nextInt(value.length() - 1);
        char letter = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> value.substring(0, at) + letter + value.substring(at);
            case 1 -> value.substring(0, at) + value.substring(at + 1);
            case 2 -> value.substring(0, at) + letter + value.substring(at + 1);
            default -> value.substring(0, at) + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2);
        };
    }
}
