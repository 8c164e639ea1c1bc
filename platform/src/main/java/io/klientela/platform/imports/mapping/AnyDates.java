package io.klientela.platform.imports.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A day in any form that is clear by itself; 03/04/2025 may be two days and is refused. */
final class AnyDates implements Converter {
    private static final Pattern TIME = Pattern.compile("[T ]\\d{1,2}:\\d{2}.*$");
    private static final List<Dates> FORMS = List.of(
            new Dates("yyyy-M-d"),
            new Dates("yyyy/M/d"),
            new Dates("yyyy.M.d"),
            new Dates("d.M.yyyy"),
            new Dates("d-M-yyyy"),
            new Dates("yyyyMMdd"),
            new Dates("d MMM yyyy"),
            new Dates("MMM d, yyyy"),
            new Dates("d/M/yyyy"),
            new Dates("M/d/yyyy"));

    @Override
    public Cell convert(String text) {
        String day = TIME.matcher(text).replaceFirst("").strip();
        Set<Object> meanings = new LinkedHashSet<>();
        List<Cell> taken = new ArrayList<>();
        for (Dates form : FORMS) {
            if (form.convert(day) instanceof Cell.Taken read && meanings.add(read.value())) {
                taken.add(read);
            }
        }
        if (taken.isEmpty()) {
            return new Cell.Refused("is not a date, such as 2025-12-31 or 31.12.2025");
        }
        return taken.size() == 1
                ? taken.getFirst()
                : new Cell.Refused("may be two days; say which form the dates have, such as dd/MM/yyyy");
    }
}
