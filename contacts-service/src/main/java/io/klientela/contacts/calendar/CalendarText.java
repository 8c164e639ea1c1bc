package io.klientela.contacts.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the bytes of a file into text: iCalendar is UTF-8, and older programs wrote what their machine did. */
final class CalendarText {
    private static final Charset POLISH = Charset.forName("windows-1250");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Pattern CHARSET = Pattern.compile("(?i)CHARSET=\"?([A-Za-z0-9_\\-]+)");
    private static final Pattern POLISH_SIGNS =
            Pattern.compile("(?i)(TZID|X-WR-TIMEZONE)[:=;].*Warsaw|LANGUAGE=pl|//PL\\b");

    private CalendarText() {}

    static String of(byte[] content) {
        if (starts(content, 0xEF, 0xBB, 0xBF)) {
            return new String(content, 3, content.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(content, 0xFF, 0xFE)) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(content, 0xFE, 0xFF)) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE);
        }
        if (starts(content, 'B', 0)) {
            return new String(content, StandardCharsets.UTF_16LE);
        }
        if (starts(content, 0, 'B')) {
            return new String(content, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, older(new String(content, StandardCharsets.ISO_8859_1)));
        }
    }

    /** What the file says itself, else what fits its country; a line that was folded within a letter is rare enough. */
    private static Charset older(String text) {
        Matcher said = CHARSET.matcher(text);
        while (said.find()) {
            String name = said.group(1).toUpperCase(Locale.ROOT);
            if (!name.equals("UTF-8") && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return POLISH_SIGNS.matcher(text).find() ? POLISH : WESTERN;
    }

    private static boolean starts(byte[] content, int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
