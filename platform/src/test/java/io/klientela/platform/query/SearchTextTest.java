package io.klientela.platform.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource({
        "Zażółć GĘŚLĄ jaźń, zazolc gesla jazn",
        "Łódź, lodz",
        "Straße, strasse",
        "İstanbul, istanbul",
        "Ærøskøbing, aeroskobing",
        "jan.kowalski@acme.com, jan kowalski acme com",
        "O'Brien-Smith (ＧＴＸ Pro), o brien smith gtx pro",
        "'  ,;  ', ''"
    })
    void foldsCaseDiacriticsAndPunctuation(String text, String words) {
        assertThat(String.join(" ", SearchText.tokens(List.of(text)))).isEqualTo(words);
    }

    /** What is stored stays findable: the words are those that these expressions found before. */
    @Test
    void splitsAnyTextAtWhatIsNeitherLetterNorNumber() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(12, 0, random.nextBoolean() ? 0x250 : 0x1F000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String marked = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
            String bare = marked.replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
            String plain = bare.replace("ł", "l")
                    .replace("ß", "ss")
                    .replace("đ", "d")
                    .replace("ø", "o")
                    .replace("æ", "ae")
                    .replace("œ", "oe")
                    .replace("ð", "d")
                    .replace("þ", "th")
                    .replace("ı", "i");
            assertThat(SearchText.fold(text)).isEqualTo(plain);
            List<String> words = Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.codePointCount(0, word.length()) <= 32
                            ? word
                            : word.substring(0, word.offsetByCodePoints(0, 32)))
                    .distinct()
                    .toList();
            assertThat(SearchText.tokens(List.of(text))).isEqualTo(words);
        }
    }

    @Test
    void capsNumberAndLengthAndSkipsNull() {
        List<String> many = IntStream.range(0, 500).mapToObj(i -> "word" + i).toList();
        assertThat(SearchText.tokens(many)).hasSize(64);
        assertThat(SearchText.tokens(List.of("x".repeat(99)))).containsExactly("x".repeat(32));
        assertThat(SearchText.tokens(Collections.singletonList(null))).isEmpty();
    }

    @Test
    void asksForEachWordAsAnAnchoredPrefix() {
        assertThat(SearchText.query("Jan .* Łuk").toBsonDocument().toJson())
                .isEqualTo("{\"$and\": [{\"search\": {\"$regex\": \"^jan\"}}, {\"search\": {\"$regex\": \"^luk\"}}]}");
        assertThat(SearchText.query(" ").toBsonDocument()).isEmpty();
        assertThat(SearchText.query("!?").toBsonDocument().toJson()).isEqualTo("{\"$nor\": [{}]}");
    }
}
