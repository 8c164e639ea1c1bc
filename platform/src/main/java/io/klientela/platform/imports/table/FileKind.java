package io.klientela.platform.imports.table;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, by its first bytes; its name says nothing. */
public enum FileKind {
    CSV,
    XLSX,
    VCARD,
    JCARD,
    XCARD;

    static FileKind of(byte[] head) {
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            return XLSX;
        }
        if (head.length > 3 && (head[0] & 0xff) == 0xd0 && (head[1] & 0xff) == 0xcf && (head[2] & 0xff) == 0x11) {
            throw new UnreadableFile(1, "is a workbook of an old Excel (.xls); save it as .xlsx");
        }
        String text =
                new String(head, StandardCharsets.ISO_8859_1).replace("\0", "").toUpperCase(Locale.ROOT);
        int card = text.indexOf("BEGIN:VCARD");
        if (card >= 0 && text.substring(0, card).chars().allMatch(FileKind::isMarkOrBlank)) {
            return VCARD;
        }
        if (text.startsWith("[") && text.contains("\"VCARD\"")) {
            return JCARD;
        }
        return text.contains("URN:IETF:PARAMS:XML:NS:VCARD") && text.contains("<VCARD") ? XCARD : CSV;
    }

    /** Also the bytes of a byte order mark. */
    private static boolean isMarkOrBlank(int c) {
        return c > 127 || Character.isWhitespace(c);
    }
}
