package io.klientela.contacts.duplicate.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates of one column, once it has seen which order of day and month they have. */
final class DateReading {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/. ]+(\\d{1,2})[-/. ]+(\\d{1,2})(?:[T ].*)?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/. ]+(\\d{1,2})[-/. ]+(\\d{4}|\\d{2})(?:[T ].*)?");
    private static final Pattern DIGITS = Pattern.compile("\\d{8}");
    private static final Pattern NAMED =
            Pattern.compile("(\\d{1,2})?[-/. ]*([A-Za-z]{3,})[-/. ,]*(\\d{1,2}(?!\\d))?[-/. ,]*(\\d{4})");
    private static final Map<String, Integer> MONTHS = months();

    private final boolean monthFirst;
    private final boolean digitsYearLast;

    private DateReading(boolean monthFirst, boolean digitsYearLast) {
        this.monthFirst = monthFirst;
        this.digitsYearLast = digitsYearLast;
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        String[] names = {
            "jan sty",
            "feb lut",
            "mar",
            "apr kwi avr",
            "may maj mai",
            "jun cze",
            "jul lip",
            "aug sie",
            "sep wrz",
            "oct paz okt",
            "nov lis",
            "dec gru dez"
        };
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ", -1)) {
                months.put(name, i + 1);
            }
        }
        return Map.copyOf(months);
    }

    /** Learns from cells whether the day or the month comes first. */
    static DateReading of(List<String> cells) {
        int dayFirst = 0;
        int monthFirst = 0;
        int yearLast = 0;
        int yearFirst = 0;
        for (String cell : cells) {
            Matcher matcher = YEAR_LAST.matcher(cell.strip());
            if (matcher.matches()) {
                dayFirst += Integer.parseInt(matcher.group(1)) > 12 ? 1 : 0;
                monthFirst += Integer.parseInt(matcher.group(2)) > 12 ? 1 : 0;
            } else if (DIGITS.matcher(cell.strip()).matches()) {
                yearFirst += plausibleYear(cell.strip().substring(0, 4)) ? 1 : 0;
                yearLast += plausibleYear(cell.strip().substring(4)) ? 1 : 0;
            }
        }
        return new DateReading(monthFirst > dayFirst, yearLast > yearFirst);
    }

    private static boolean plausibleYear(String digits) {
        int year = Integer.parseInt(digits);
        return year >= 1400 && year <= 2100;
    }

    /** Whether it looks like a date. */
    static boolean isDate(String cell) {
        String text = cell.strip();
        if (DIGITS.matcher(text).matches()) {
            return plausible(text) || plausible(text.substring(4) + text.substring(2, 4) + text.substring(0, 2));
        }
        return YEAR_FIRST.matcher(text).matches() || YEAR_LAST.matcher(text).matches() || namedDate(text) != null;
    }

    private static boolean plausible(String digits) {
        int month = Integer.parseInt(digits.substring(4, 6));
        int day = Integer.parseInt(digits.substring(6));
        return plausibleYear(digits.substring(0, 4)) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** Year, month and day as eight digits; whatever else has digits as those; null where there are none. */
    @Nullable
    String read(String cell) {
        String text = cell.strip();
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return eight(first.group(1), first.group(2), first.group(3));
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            String year = last.group(3).length() == 4 ? last.group(3) : century(last.group(3));
            return monthFirst ? eight(year, last.group(1), last.group(2)) : eight(year, last.group(2), last.group(1));
        }
        String named = namedDate(text);
        if (named != null) {
            return named;
        }
        String digits = Folding.digits(text);
        if (digits.length() == 8 && digitsYearLast) {
            String year = digits.substring(4);
            String one = digits.substring(0, 2);
            String two = digits.substring(2, 4);
            return monthFirst ? year + one + two : year + two + one;
        }
        return digits.isEmpty() ? null : digits;
    }

    private static String century(String twoDigits) {
        return (Integer.parseInt(twoDigits) > 30 ? "19" : "20") + twoDigits;
    }

    private static @Nullable String namedDate(String text) {
        Matcher matcher = NAMED.matcher(Folding.fold(text));
        if (!matcher.matches()) {
            return null;
        }
        Integer month = MONTHS.get(matcher.group(2).substring(0, 3));
        String day = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
        return month == null || day == null ? null : eight(matcher.group(4), month.toString(), day);
    }

    private static String eight(String year, String month, String day) {
        return year + (month.length() == 1 ? "0" : "") + month + (day.length() == 1 ? "0" : "") + day;
    }
}
