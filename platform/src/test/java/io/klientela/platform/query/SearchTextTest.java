package io.klientela.platform.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
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
