package io.klientela.platform.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a table, so that each kind of file can say it in its own way. */
public sealed interface Cell {
    Cell EMPTY = new Text("");

    record Text(String value) implements Cell {}

    /** @param currency of an amount of money, else null */
    record Amount(BigDecimal value, @Nullable String currency) implements Cell {}

    record Day(LocalDate value) implements Cell {}

    record Moment(Instant value) implements Cell {}
}
