package io.klientela.platform.imports.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the bytes of a file stand for characters.
 *
 * @param mark bytes of the byte order mark at its start
 */
public record TextEncoding(Charset charset, int mark) {
    private static final int HEAD = 4096;

    /** @param bytes of the mark, as characters up to 255 */
    private record Mark(String charset, String bytes) {}

    /** Longer ones first: the mark of UTF-16LE is the beginning of that of UTF-32LE. */
    private static final List<Mark> MARKS = List.of(
            new Mark("UTF-32LE", "\u00ff\u00fe\0\0"),
            new Mark("UTF-32BE", "\0\0\u00fe\u00ff"),
            new Mark("UTF-8", "\u00ef\u00bb\u00bf"),
            new Mark("UTF-16LE", "\u00ff\u00fe"),
            new Mark("UTF-16BE", "\u00fe\u00ff"));

    /** Reads the whole stream. @throws UnreadableFile where it is no text */
    static TextEncoding detect(InputStream stream) throws IOException {
        byte[] head = stream.readNBytes(HEAD);
        for (Mark mark : MARKS) {
            if (startsWith(head, mark.bytes())) {
                return new TextEncoding(
                        Charset.forName(mark.charset()), mark.bytes().length());
            }
        }
        int[] nuls = new int[2];
        for (int i = 0; i < head.length; i++) {
            nuls[i % 2] += head[i] == 0 ? 1 : 0;
        }
        int pairs = head.length / 2;
        if (pairs > 0 && nuls[1] > pairs * 0.4 && nuls[0] < pairs * 0.1) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 0);
        }
        if (pairs > 0 && nuls[0] > pairs * 0.4 && nuls[1] < pairs * 0.1) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 0);
        }
        LetterStatistics letters = new LetterStatistics();
        letters.read(head, head.length);
        byte[] more = new byte[64 * 1024];
        for (int read = stream.read(more); read >= 0; read = stream.read(more)) {
            letters.read(more, read);
        }
        if (letters.isBinary()) {
            throw new UnreadableFile(1, "is not text but binary data");
        }
        return new TextEncoding(letters.charset(), 0);
    }

    /** Reads after the mark; what stands for no character becomes U+FFFD. */
    Reader reader(InputStream stream) throws IOException {
        stream.skipNBytes(mark);
        return new InputStreamReader(
                stream,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static boolean startsWith(byte[] head, String mark) {
        return head.length >= mark.length()
                && new String(head, 0, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
    }
}
