package io.klientela.platform.mail.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads texts whose encoding is declared wrongly, or not at all, as their writer most likely meant them. */
final class Charsets {
    private static final Charset WINDOWS_1250 = Charset.forName("windows-1250");
    private static final Charset ISO_8859_2 = Charset.forName("ISO-8859-2");

    private Charsets() {}

    /** @param declared what the mail says, which need not exist nor be true */
    static String decode(byte[] bytes, @Nullable String declared) {
        Charset charset = named(declared);
        if (charset != null && !isVague(charset)) {
            String text = strictly(bytes, charset);
            if (text != null) {
                return text;
            }
        }
        String text = strictly(bytes, StandardCharsets.UTF_8);
        // What is not UTF-8 comes from a Windows of Central Europe here; its few gaps become question marks.
        return text != null ? text : new String(bytes, WINDOWS_1250);
    }

    /** A header's text as it was read, byte by byte, with its encoding recognised. */
    static String header(String raw) {
        return raw.chars().allMatch(c -> c < 0x80) || raw.chars().anyMatch(c -> c > 0xff)
                ? raw
                : decode(raw.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    private static @Nullable Charset named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String bare = name.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        try {
            Charset charset = Charset.forName(bare.equals("cp1250") || bare.equals("x-cp1250") ? "windows-1250" : bare);
            return charset;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Declared by programs that did not look, although the text has Polish letters. */
    private static boolean isVague(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Control characters of ISO 8859-2 are letters of Windows-1250 (ś, ź, …) that were declared wrongly.
            return charset.equals(ISO_8859_2) && text.chars().anyMatch(c -> c >= 0x80 && c < 0xa0)
                    ? new String(bytes, WINDOWS_1250)
                    : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
