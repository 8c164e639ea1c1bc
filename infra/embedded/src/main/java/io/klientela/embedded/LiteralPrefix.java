package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;

/** The text with which everything starts that a regular expression finds. */
final class LiteralPrefix {

    private static final String META = "\\.[]{}()*+-?^$|";

    private LiteralPrefix() {}

    /** Empty when the expression is not anchored, ignores case or offers alternatives. */
    static String of(BsonRegularExpression expression) {
        var pattern = expression.getPattern();
        var options = expression.getOptions();
        var plain = options == null || options.isEmpty() || options.equals("s");
        return plain && pattern.startsWith("^") && !pattern.contains("|") ? read(pattern) : "";
    }

    private static String read(String pattern) {
        var prefix = new StringBuilder();
        for (var i = 1; i < pattern.length(); i++) {
            var character = pattern.charAt(i);
            if (character == '\\') {
                if (pattern.startsWith("\\Q", i)) {
                    var end = pattern.indexOf("\\E", i);
                    prefix.append(pattern, i + 2, end < 0 ? pattern.length() : end);
                    i = end < 0 ? pattern.length() : end + 1;
                    continue;
                }
                if (i + 1 == pattern.length() || Character.isLetterOrDigit(pattern.charAt(i + 1))) {
                    break;
                }
                prefix.append(pattern.charAt(++i));
            } else if (META.indexOf(character) < 0 || character == '-') {
                prefix.append(character);
            } else {
                return repeats(character) && !prefix.isEmpty()
                        ? prefix.substring(0, prefix.length() - 1)
                        : prefix.toString();
            }
        }
        return prefix.toString();
    }

    private static boolean repeats(char character) {
        return character == '*' || character == '?' || character == '{';
    }
}
