package io.klientela.platform.imports;

import io.klientela.events.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file, its cells already converted by the mapping.
 *
 * @param number as a spreadsheet counts: the header is row 1
 * @param values by target field; what was empty is absent
 */
public record ImportRow(long number, Map<String, Object> values) {

    /** A text, choice, country code, e-mail address, phone number or reference. */
    public @Nullable String text(String field) {
        return (String) values.get(field);
    }

    /** A text that the mapping declares {@code required}, or a constant. */
    public String requiredText(String field) {
        String text = text(field);
        if (text == null) {
            throw new IllegalStateException("The mapping gives no %s; declare it required.".formatted(field));
        }
        return text;
    }

    public @Nullable LocalDate date(String field) {
        return (LocalDate) values.get(field);
    }

    public @Nullable Money money(String field) {
        return (Money) values.get(field);
    }

    public @Nullable BigDecimal number(String field) {
        return (BigDecimal) values.get(field);
    }

    public @Nullable Long integer(String field) {
        return (Long) values.get(field);
    }

    /** The items of a list; none where the cell was empty. */
    @SuppressWarnings("unchecked")
    public List<String> list(String field) {
        Object items = values.get(field);
        return items == null ? List.of() : (List<String>) items;
    }
}
