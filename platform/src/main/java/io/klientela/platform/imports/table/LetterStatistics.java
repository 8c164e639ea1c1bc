package io.klientela.platform.imports.table;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells encodings of one byte apart by what the bytes above 127 would be in words: which letters the
 * languages of Europe write how often; signs or capitals inside a word speak against an encoding.
 */
final class LetterStatistics {
    /** The likelier one first, for files that say nothing. */
    private static final List<Charset> CANDIDATES = List.of(
            Charset.forName("windows-1250"),
            Charset.forName("windows-1252"),
            Charset.forName("ISO-8859-2"),
            Charset.forName("IBM852"));

    /** How often letters beyond ASCII occur in a language, per thousand letters. */
    private static final class Language {
        private final String letters;
        private final double[] shares;

        Language(String letters, double... shares) {
            this.letters = letters;
            this.shares = shares;
        }

        double share(char letter) {
            int at = letters.indexOf(letter);
            return at < 0 ? UNHEARD_OF : shares[at];
        }
    }

    private static final double UNHEARD_OF = 0.02;
    private static final List<Language> LANGUAGES = List.of(
            new Language("ąćęłńóśźż", 9.9, 4, 11.1, 18.2, 2, 8.5, 6.6, 0.6, 8.3),
            new Language("áéíýčěřšžůúňťďó", 22, 13, 32, 10, 10, 16, 12, 8, 10, 7, 1, 0.1, 0.1, 0.2, 0.3),
            new Language("áéíýčšžúňťďóľĺŕôä", 19, 9, 11, 10, 12, 9, 10, 9, 1, 6, 2, 1, 3, 0.1, 0.1, 2, 0.5),
            new Language("áéíóöőúüű", 33, 38, 5, 6, 8, 9, 4, 6, 1.5),
            new Language("ăâîșțşţ", 13, 5, 12, 8, 8, 8, 8),
            new Language("čćđšž", 10, 7, 2, 10, 5),
            new Language("äöüß", 5.4, 3, 6.5, 3),
            new Language("éàèêçùâîûôïëœ", 19, 4.9, 2.7, 2.2, 0.9, 0.6, 0.5, 0.5, 0.6, 0.2, 0.1, 0.1, 0.2),
            new Language("óíáéñúü", 8, 7, 5, 4.3, 3.1, 1.7, 0.1),
            new Language("ãçéáêõóíâàú", 7.3, 5.3, 3.3, 1.2, 4.5, 0.4, 3, 1.3, 0.6, 0.7, 0.2),
            new Language("åäöæøé", 12, 18, 13, 9, 9, 0.2),
            new Language("àèùòìé", 6, 2.6, 1.7, 0.2, 0.3, 0.6));

    private static final String MARKS = "„”“’‘–—…«»§°€£©®™·•×½²³ \u00a0";
    private static final int NOTHING = 0;
    private static final int LOWER = 1;
    private static final int UPPER = 2;
    private static final int HIGH = 3;

    /** How often a byte came after what; the byte that follows a letter is weighed when it is known. */
    private final long[][] after = new long[4][128];

    /** How often each sign came that nobody sees, beside tabs, ends of lines and NULs. */
    private final long[] controls = new long[32];

    private int before = NOTHING;
    private boolean utf8 = true;
    private int pending;
    private int lead;
    private long bytes;
    private long nuls;

    void read(byte[] block, int length) {
        for (int i = 0; i < length; i++) {
            read(block[i] & 0xff);
        }
    }

    private void read(int value) {
        bytes++;
        follow(value);
        if (value >= 128) {
            after[before][value - 128]++;
            before = HIGH;
            return;
        }
        nuls += value == 0 ? 1 : 0;
        if (value < controls.length && value != '\t' && value != '\n' && value != '\r' && value != 0) {
            controls[value]++;
        }
        before = value >= 'a' && value <= 'z' ? LOWER : value >= 'A' && value <= 'Z' ? UPPER : NOTHING;
    }

    /** Goes on with checking whether all of it is UTF-8, without overlong forms and surrogates. */
    private void follow(int value) {
        if (pending > 0) {
            boolean bad = (value & 0xc0) != 0x80 || isOverlongOrSurrogate(lead, value);
            utf8 &= !bad;
            lead = 0;
            pending = bad ? 0 : pending - 1;
        } else if (value >= 128) {
            pending = value >= 0xc2 && value <= 0xdf
                    ? 1
                    : value >= 0xe0 && value <= 0xef ? 2 : value >= 0xf0 && value <= 0xf4 ? 3 : 0;
            utf8 &= pending > 0;
            lead = value;
        }
    }

    /** @param before the first byte of a character where this is its second, else 0 */
    private static boolean isOverlongOrSurrogate(int before, int value) {
        return switch (before) {
            case 0xe0 -> value < 0xa0;
            case 0xed -> value >= 0xa0;
            case 0xf0 -> value < 0x90;
            case 0xf4 -> value >= 0x90;
            default -> false;
        };
    }

    /** Text has next to no control characters but one that may stand between cells, and NULs that a program left. */
    boolean isBinary() {
        long delimiters = 0;
        long all = 0;
        for (int value = 0; value < controls.length; value++) {
            all += controls[value];
            delimiters = Delimiters.mayBe((char) value) ? Math.max(delimiters, controls[value]) : delimiters;
        }
        return nuls * 10 > bytes || (all - delimiters) * 100 > bytes * (utf8 ? 10 : 2);
    }

    /** The encoding that makes the most sensible words; UTF-8 where everything is valid in it. */
    Charset charset() {
        if (utf8 && pending == 0) {
            return StandardCharsets.UTF_8;
        }
        Charset best = CANDIDATES.getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (Charset candidate : CANDIDATES) {
            double score = score(candidate);
            if (score > most + 1e-9) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    /** How likely the language is that the letters would fit best. */
    private double score(Charset charset) {
        return LANGUAGES.stream()
                .mapToDouble(language -> score(charset, language))
                .max()
                .orElseThrow();
    }

    private double score(Charset charset, Language language) {
        double score = 0;
        for (int value = 0; value < 128; value++) {
            char c = charset.decode(ByteBuffer.wrap(new byte[] {(byte) (value + 128)}))
                    .charAt(0);
            for (int context = 0; context < after.length; context++) {
                if (after[context][value] > 0) {
                    score += after[context][value] * weight(c, context, language);
                }
            }
        }
        return score;
    }

    private static double weight(char c, int context, Language language) {
        if (c == '\ufffd' || Character.isISOControl(c)) {
            return -15;
        }
        if (!Character.isLetter(c)) {
            return MARKS.indexOf(c) < 0 ? -6 : context == LOWER || context == UPPER ? -2 : 0;
        }
        double known = Math.log(language.share(Character.toLowerCase(c)));
        return Character.isUpperCase(c) && context == LOWER ? known - 5 : known;
    }
}
