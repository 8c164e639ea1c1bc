package io.klientela.platform.imports;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.LongFunction;

/** A file in chunks, of which one at a time is in memory. */
final class ChunkStream extends InputStream {
    private final LongFunction<byte[]> chunks;
    private final long count;
    private long next;
    private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);

    /** @param count how many chunks there are, and {@code chunks} the one of a number from 0 on */
    ChunkStream(long count, LongFunction<byte[]> chunks) {
        this.count = count;
        this.chunks = chunks;
    }

    @Override
    public int read() {
        return hasMore() ? current.read() : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return hasMore() ? current.read(target, offset, length) : -1;
    }

    private boolean hasMore() {
        while (current.available() == 0 && next < count) {
            current = new ByteArrayInputStream(chunks.apply(next++));
        }
        return current.available() > 0;
    }
}
