package io.klientela.platform.query;

import com.mongodb.client.model.Filters;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Letters that Unicode does not decompose. */
    private static final Map<String, String> PLAIN =
            Map.of("ł", "l", "ß", "ss", "đ", "d", "ø", "o", "æ", "ae", "œ", "oe", "ð", "d", "þ", "th", "ı", "i");

    private static final Pattern SPECIAL = Pattern.compile("[łßđøæœðþı]");

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
        return text == null
                ? Stream.empty()
                : Arrays.stream(BETWEEN_WORDS.split(fold(text)))
                        .filter(word -> !word.isEmpty())
                        .map(SearchText::capped);
    }

    /** The text in lower case without diacritics: {@code Łódź} is {@code lodz}. */
    public static String fold(String text) {
        String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        String bare = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        return SPECIAL.matcher(bare).replaceAll(letter -> PLAIN.getOrDefault(letter.group(), letter.group()));
    }

    private static String capped(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
    }
}
