package io.klientela.platform.imports.table;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a cell looks like, from its text alone. */
public enum CellKind {
    EMPTY(0.6),
    NUMBER(1),
    MONEY(1),
    PERCENT(1),
    DATE(1),
    TIME(1),
    TIMESTAMP(1),
    EMAIL(1),
    URL(1),
    PHONE(1),
    BOOLEAN(1),
    CODE(0.9),
    WORDS(0.85),
    TEXT(0.6),
    OTHER(0.1);

    private static final Pattern NUMBERS = Pattern.compile(
            "[+-]?(\\d+|\\d{1,3}([ ,.'\u00a0\u202f]\\d{3})+)([.,]\\d+)?([eE][+-]?\\d{1,3})?|\\(\\d[\\d.,]*\\)");
    private static final String AMOUNT = "[+-]?\\d[\\d ,.'\u00a0\u202f]*";
    private static final String CURRENCY = "([$€£¥]|zł|PLN|EUR|USD|GBP|CHF|CZK)";
    private static final Pattern AMOUNTS =
            Pattern.compile("[+-]?%1$s\\s?%2$s|%2$s\\s?%1$s".formatted(CURRENCY, AMOUNT));
    private static final Pattern PERCENTS = Pattern.compile("[+-]?\\d+([.,]\\d+)?\\s?%");
    private static final String DAY = "(\\d{4}([-/.])\\d{1,2}\\2\\d{1,2}|\\d{1,2}([-/.])\\d{1,2}\\3(\\d{4}|\\d{2}))";
    private static final Pattern DATES = Pattern.compile(
            DAY + "|\\d{1,2}[- ](\\p{L}{3,12})\\.?[- ,]{1,2}\\d{2,4}|\\p{L}{3,12}\\.? \\d{1,2},? \\d{4}");
    private static final String CLOCK = "\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d{1,9})?)?( ?[AaPp]\\.?[Mm]\\.?)?";
    private static final Pattern TIMES = Pattern.compile(CLOCK);
    private static final Pattern TIMESTAMPS =
            Pattern.compile(DAY + "[T ,]{1,2}" + CLOCK + "( ?(Z|UTC|[+-]\\d{2}:?\\d{2}))?");
    private static final Pattern EMAILS = Pattern.compile("[^\\s@,;<>\"()]+@[\\p{L}\\d.-]+\\.\\p{L}{2,24}");
    private static final Pattern URLS = Pattern.compile(
            "(?i)((https?|ftp)://|www\\.)\\S+|[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(com|org|net|eu|pl|io|de|gov|edu|uk)(/\\S*)?");
    private static final Pattern PHONES = Pattern.compile("(\\+|00)?[\\d(][\\d ()./-]{6,18}\\d");
    /** Polish ones in the usual groups, which could be millions too, but rarely all of a column are. */
    private static final Pattern MOBILES = Pattern.compile("(\\+48 ?)?[4-8]\\d{2}[ -]\\d{3}[ -]\\d{3}");

    private static final Pattern BOOLEANS = Pattern.compile("(?i)true|false|yes|no|tak|nie|y|n|t|f");
    private static final Pattern CODES = Pattern.compile("[\\p{L}\\d]+([-_./:#][\\p{L}\\d]+)*");
    private static final Pattern WORD = Pattern.compile(
            "[\\p{L}\\d(#&„”'’.][\\p{L}\\p{M}\\d'’.&()/+#°%!?:„”–_-]*( +[\\p{L}\\p{M}\\d'’.&()/+#°%!?:„”–_-]+){0,7}");
    private static final Pattern SIGNS =
            Pattern.compile("[;|\\t^~\u0001-\u0008\u001c-\u001f]|,\\S|^[\"',:]|[,:=]$|[\"']$|(?:\\s|^)\"\\S|\\S\"\\s");

    private final double sense;

    CellKind(double sense) {
        this.sense = sense;
    }

    /** How much sense a cell of this kind makes as one cell, from 0 to 1. */
    double sense() {
        return sense;
    }

    /** Whether cells of this kind follow a form, so that other cells can be told from them. */
    public boolean hasForm() {
        return this != EMPTY && this != WORDS && this != TEXT && this != OTHER && this != CODE;
    }

    /** The kind of a cell. @param quoted it came in quotes, so that delimiters in it say nothing */
    public static CellKind of(String cell, boolean quoted) {
        String text = cell.strip();
        if (text.isEmpty() || text.equals("-") || isMissing(text)) {
            return EMPTY;
        }
        if (text.length() <= 64) {
            CellKind form = form(text);
            if (form != OTHER) {
                return form;
            }
        }
        if (quoted) {
            return TEXT;
        }
        if (SIGNS.matcher(text).find()) {
            return OTHER;
        }
        return text.length() <= 120 && WORD.matcher(text).matches() ? WORDS : TEXT;
    }

    private static CellKind form(String text) {
        char first = text.charAt(0);
        boolean digits = first >= '0' && first <= '9';
        if (digits || "+-(".indexOf(first) >= 0) {
            if (MOBILES.matcher(text).matches()) {
                return PHONE;
            }
            if (NUMBERS.matcher(text).matches()) {
                return NUMBER;
            }
            if (PERCENTS.matcher(text).matches()) {
                return PERCENT;
            }
            if (DATES.matcher(text).matches()) {
                return DATE;
            }
            if (TIMES.matcher(text).matches()) {
                return TIME;
            }
            if (TIMESTAMPS.matcher(text).matches()) {
                return TIMESTAMP;
            }
            if (PHONES.matcher(text).matches()) {
                return PHONE;
            }
        }
        if (AMOUNTS.matcher(text).matches()) {
            return MONEY;
        }
        if (text.indexOf('@') > 0 && EMAILS.matcher(text).matches()) {
            return EMAIL;
        }
        if (text.indexOf('.') > 0 && URLS.matcher(text).matches()) {
            return URL;
        }
        if (text.length() <= 5 && BOOLEANS.matcher(text).matches()) {
            return BOOLEAN;
        }
        if (!digits && DATES.matcher(text).matches()) {
            return DATE;
        }
        return CODES.matcher(text).matches() ? CODE : OTHER;
    }

    private static boolean isMissing(String text) {
        return text.length() <= 4
                && switch (text.toLowerCase(Locale.ROOT)) {
                    case "n/a", "na", "nan", "null", "\\n", "#n/a", "none", "brak" -> true;
                    default -> false;
                };
    }
}
