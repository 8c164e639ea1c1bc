package io.klientela.platform.imports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "^", "~", "\u001f", "§", "||", "::", ";;", "~|~", ", ", "; "})
    void findsTheDelimiter(String delimiter) throws IOException {
        Reading read = Reading.of(Orders.text(Orders.table(40), delimiter, "\"", "\"\"", "\n"));
        assertThat(read.format().dialect().written()).isEqualTo(delimiter);
        assertThat(read.rows()).isEqualTo(Orders.table(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void findsTheLineEnding(String end) throws IOException {
        Reading read = Reading.of(Orders.text(Orders.table(20), ";", "\"", "\"\"", end));
        assertThat(read.rows()).isEqualTo(Orders.table(20));
        assertThat(read.format().lineEnding()).isEqualTo(end.equals("\n") ? "LF" : end.equals("\r") ? "CR" : "CRLF");
    }

    @Test
    void takesMixedLineEndings() throws IOException {
        assertThat(Reading.of("a,b\r\n1,2\n3,4\r5,6").rows())
                .containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
    }

    @ParameterizedTest
    @MethodSource("quotings")
    void findsQuoteAndEscape(String quote, String escaped) throws IOException {
        Reading read = Reading.of(Orders.text(Orders.table(40), ",", quote, escaped, "\n"));
        assertThat(read.format().dialect().quote()).isEqualTo(quote.charAt(0));
        assertThat(read.rows()).isEqualTo(Orders.table(40));
    }

    static Stream<Arguments> quotings() {
        return Stream.of(Arguments.of("\"", "\"\""), Arguments.of("\"", "\\\""), Arguments.of("'", "''"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1250", "ISO-8859-2", "IBM852"})
    void findsTheEncoding(String charset) throws IOException {
        Reading read = Reading.of(Orders.text(Orders.table(30), ";", "\"", "\"\"", "\r\n"), Charset.forName(charset));
        assertThat(read.rows()).isEqualTo(Orders.table(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Château,Café à la crème,Hélène,Où\n",
                "Crème brûlée,Façade,naïve,Noël à Orléans\n",
                "Ærø,Malmö,Ålesund,Tromsø\n"
            })
    void tellsWesternEuropeFromCentral(String row) throws IOException {
        String text = "a,b,c,d\n" + row.replace(", ", " ");
        assertThat(Reading.of(text, Charset.forName("windows-1252")).last())
                .isEqualTo(List.of(row.replace(", ", " ").strip().split(",")));
    }

    @Test
    void leavesAByteOrderMarkOut() throws IOException {
        assertThat(Reading.of("\ufeffid;imię\n1;Zoë\n").rows().getFirst()).containsExactly("id", "imię");
    }

    @Test
    void takesTheDelimiterThatTheFirstLineNames() throws IOException {
        assertThat(Reading.of("sep=:\nx:y\n10:30\n11:45\n").rows())
                .containsExactly(List.of("x", "y"), List.of("10", "30"), List.of("11", "45"));
    }

    @Test
    void tellsDecimalCommasFromDelimiters() throws IOException {
        assertThat(Reading.of("towar;cena;ilość\nśruba;1,50;10\nmłotek;25,99;2\nwkręt;0,10;500\n")
                        .last())
                .containsExactly("wkręt", "0,10", "500");
    }

    @Test
    void takesAColumnOfTextsForOneColumn() throws IOException {
        assertThat(Reading.of("name\nJan Kowalski\nAnna Nowak\nEwa Maria Lis\n").last())
                .containsExactly("Ewa Maria Lis");
        assertThat(Reading.of("godzina\n10:30\n11:45\n12:00\n").last()).containsExactly("12:00");
        assertThat(Reading.of("email\na@example.com\nb@example.com\n").last()).containsExactly("b@example.com");
    }

    @Test
    void keepsNewLinesAndDelimitersInQuotes() throws IOException {
        assertThat(Reading.of("a,b\n1,\"one\r\ntwo, \"\"three\"\"\"\n2,x\n")
                        .rows()
                        .get(1))
                .containsExactly("1", "one\r\ntwo, \"three\"");
    }
}
