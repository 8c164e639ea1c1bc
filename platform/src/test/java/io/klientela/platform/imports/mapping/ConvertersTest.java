package io.klientela.platform.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klientela.events.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConvertersTest {

    @Test
    void readsDatesStrictly() {
        Converter dates = converter(Map.of("type", "date", "pattern", "dd-MM-yy"));
        assertTaken(dates, "01-03-17", LocalDate.of(2017, 3, 1));
        assertTaken(dates, "29-02-96", LocalDate.of(1996, 2, 29));
        assertRefused(dates, "31-02-17", "1-3-17", "2017-03-01", "soon");
        assertTaken(
                converter(Map.of("type", "date", "pattern", "dd.MM.yyyy")), "28.02.2025", LocalDate.of(2025, 2, 28));
    }

    @Test
    void readsNumbersWithoutGuessing() {
        Converter numbers = converter(Map.of("type", "number"));
        assertTaken(numbers, "1100.04", new BigDecimal("1100.04"));
        assertTaken(numbers, "1100,5", new BigDecimal("1100.5"));
        assertTaken(numbers, "1 234 567", new BigDecimal("1234567"));
        assertRefused(numbers, "1,100", "12abc", "1e9", "1.2.3", "--1");
        assertTaken(converter(Map.of("type", "number", "decimal", ",")), "1,100", new BigDecimal("1.100"));
        assertRefused(converter(Map.of("type", "integer")), "1.5", "99999999999999999999");
    }

    @Test
    void countsMoneyInItsUnit() {
        Converter millions = converter(Map.of("type", "money", "currency", "USD", "factor", 1_000_000));
        assertTaken(millions, "1100.04", Money.of("1100040000", "USD"));
        assertThatThrownBy(() -> converter(Map.of("type", "money"))).hasMessageContaining("currency");
    }

    @Test
    void mendsATypoThatCanMeanOneThingOnly() {
        Converter sectors = converter(Map.of(
                "type", "choice",
                "values", List.of("technology", "retail", "won", "wan"),
                "synonyms", Map.of("IT", "technology")));
        assertTaken(sectors, "Technology", "technology");
        assertChanged(sectors, "technolgy", "technology");
        assertChanged(sectors, "tehcnology", "technology");
        assertChanged(sectors, "it", "technology");
        assertRefused(sectors, "tchnlgy", "wn", "agriculture");
    }

    @Test
    void knowsCountriesInEnglishAndPolish() {
        Converter countries = converter(Map.of("type", "country", "synonyms", Map.of("Korea", "KR")));
        assertTaken(countries, "United States", "US");
        assertTaken(countries, "pl", "PL");
        assertTaken(countries, "Niemcy", "DE");
        assertTaken(countries, "USA", "US");
        assertChanged(countries, "Philipines", "PH");
        assertChanged(countries, "Korea", "KR");
        assertRefused(countries, "Atlantis", "XX");
    }

    @Test
    void normalisesAddressesAndPhones() {
        assertTaken(converter(Map.of("type", "email")), "Ada@Example.ORG", "ada@example.org");
        assertRefused(converter(Map.of("type", "email")), "ada", "a b@example.org", "a@b", "a@-b.pl");
        Converter phones = converter(Map.of("type", "phone", "region", "PL"));
        assertTaken(phones, "601 234 567", "+48601234567");
        assertTaken(phones, "+1 (415) 555-2671", "+14155552671");
        assertRefused(phones, "12", "call me");
        assertTaken(converter(Map.of("type", "list", "separator", "|")), "a| b ||a", List.of("a", "b"));
    }

    @Test
    void foldsNamesToTheirLettersAndDigits() {
        assertThat(NameKey.of("GTX Pro")).isEqualTo(NameKey.of("GTXPro")).isEqualTo("gtxpro");
        assertThat(NameKey.of("Żółć-Łódź 2")).isEqualTo("zolclodz2");
        assertThat(NameKey.of(" -")).isEmpty();
    }

    private static void assertTaken(Converter converter, String text, Object value) {
        assertThat(converter.convert(text)).isEqualTo(new Cell.Taken(value));
    }

    private static void assertChanged(Converter converter, String text, String value) {
        assertThat(converter.convert(text))
                .isInstanceOfSatisfying(
                        Cell.Changed.class, cell -> assertThat(cell.value()).isEqualTo(value));
    }

    private static void assertRefused(Converter converter, String... texts) {
        assertThat(texts).allSatisfy(text -> assertThat(converter.convert(text)).isInstanceOf(Cell.Refused.class));
    }

    private static Converter converter(Map<String, Object> settings) {
        return Converters.of(Objects.requireNonNull(JsonMapper.builder()
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build()
                .convertValue(settings, ColumnSpec.class)));
    }
}
