package io.klientela.platform.query;

import com.mongodb.client.model.Filters;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Word-prefix search that knows neither case nor diacritics, over an array of folded words in each document. */
public final class SearchText {
    /** The array field that holds the words. */
    public static final String FIELD = "search";

    private static final int LONGEST_WORD = 32;
    private static final int MOST_WORDS = 64;
    /** Letters that Unicode does not decompose. */
    private static final Map<Character, String> PLAIN =
            Map.of('ł', "l", 'ß', "ss", 'đ', "d", 'ø', "o", 'æ', "ae", 'œ', "oe", 'ð', "d", 'þ', "th", 'ı', "i");

    private SearchText() {}

    /** The words to store for a document: folded, distinct, at most 64 of at most 32 characters. */
    public static List<String> tokens(Collection<? extends @Nullable String> texts) {
        return texts.stream()
                .flatMap(SearchText::words)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** Each word of the question must begin a word of the document. */
    public static Bson query(String question) {
        List<String> words = words(question).distinct().toList();
        if (words.isEmpty()) {
            return question.isBlank() ? new Document() : new Condition.Constant(false).toBson();
        }
        return Filters.and(words.stream()
                .map(word -> (Bson) new Document(FIELD, new Document("$regex", "^" + word)))
                .toList());
    }

    /** Whether each word of the question begins one of the stored words. */
    static boolean matches(String question, Collection<String> tokens) {
        return words(question).allMatch(word -> tokens.stream().anyMatch(token -> token.startsWith(word)));
    }

    private static Stream<String> words(@Nullable String text) {
        return text == null ? Stream.empty() : split(fold(text)).stream();
    }

    private static List<String> split(String folded) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < folded.length(); ) {
            int letter = folded.codePointAt(at);
            if (isPartOfWord(letter)) {
                start = start < 0 ? at : start;
            } else if (start >= 0) {
                words.add(capped(folded.substring(start, at)));
                start = -1;
            }
            at += Character.charCount(letter);
        }
        if (start >= 0) {
            words.add(capped(folded.substring(start)));
        }
        return words;
    }

    /** A letter, or a number of any kind. */
    private static boolean isPartOfWord(int letter) {
        return Character.isLetter(letter)
                || switch (Character.getType(letter)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    /** The text in lower case without diacritics: {@code Łódź} is {@code lodz}. */
    public static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return isAscii(lower) ? lower : bare(Normalizer.normalize(lower, Normalizer.Form.NFKD));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static String bare(String decomposed) {
        StringBuilder bare = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(letter -> !isMark(letter)).forEach(bare::appendCodePoint);
        String lower = bare.toString().toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char letter = lower.charAt(i);
            String known = letter < 128 ? null : PLAIN.get(letter);
            if (known == null) {
                plain.append(letter);
            } else {
                plain.append(known);
            }
        }
        return plain.toString();
    }

    private static boolean isMark(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static String capped(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
    }
}
