package io.klientela.platform.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Checks a whole stream strictly, instead of letting a decoder put replacement characters into somebody's name. */
final class Utf8 {
    private static final int BUFFER = 64 * 1024;

    /** @param line from 1; @param offset of the byte, from 0 */
    record Fault(long line, long offset, int value) {}

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
    private final CharBuffer out = CharBuffer.allocate(BUFFER);
    private long line = 1;
    private long offset;

    private Utf8() {}

    /** The first byte that is not UTF-8 text; a NUL is none, as it is the mark of UTF-16. */
    static Optional<Fault> firstFault(InputStream stream) throws IOException {
        return new Utf8().check(stream);
    }

    private Optional<Fault> check(InputStream stream) throws IOException {
        boolean end = false;
        while (!end) {
            int read = stream.read(in.array(), in.position(), in.remaining());
            end = read < 0;
            in.position(in.position() + Math.max(0, read)).flip();
            CoderResult result = decoder.decode(in, out.clear(), end);
            int good = in.position();
            for (int i = 0; i < good; i++) {
                byte value = in.get(i);
                if (value == 0) {
                    return Optional.of(new Fault(line, offset + i, 0));
                }
                line += value == '\n' ? 1 : 0;
            }
            offset += good;
            if (result.isError()) {
                return Optional.of(new Fault(line, offset, in.get(good) & 0xff));
            }
            in.compact();
        }
        return Optional.empty();
    }
}
