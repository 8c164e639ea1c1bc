package io.klientela.platform.imports.table;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The part of a stream of characters that a reader looks at; it grows ahead on demand and never past a limit. */
final class Window implements CharSequence {
    private static final int CHUNK = 64 * 1024;

    private final Reader source;
    private final int limit;
    private char[] buffer = new char[2 * CHUNK];
    private int start;
    private int end;
    private boolean ended;
    private long nuls;

    Window(Reader source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    /** Whether there is a character at that distance; false also past the limit. */
    boolean has(int offset) {
        while (start + offset >= end) {
            if (ended || offset >= limit) {
                return false;
            }
            fill();
        }
        return offset < limit;
    }

    @Override
    public char charAt(int offset) {
        return buffer[start + offset];
    }

    /** What is loaded. */
    @Override
    public int length() {
        return end - start;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text(from, to);
    }

    String text(int from, int to) {
        return new String(buffer, start + from, to - from);
    }

    void drop(int count) {
        start += count;
    }

    boolean isAtLimit(int offset) {
        return offset >= limit;
    }

    /** NUL characters that were left out. */
    long nuls() {
        return nuls;
    }

    private void fill() {
        if (end == buffer.length) {
            if (start >= CHUNK) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        try {
            int read = source.read(buffer, end, Math.min(CHUNK, buffer.length - end));
            if (read < 0) {
                ended = true;
            } else {
                take(read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(int read) {
        int to = end;
        for (int i = end; i < end + read; i++) {
            if (buffer[i] == 0) {
                nuls++;
            } else {
                buffer[to++] = buffer[i];
            }
        }
        end = to;
    }
}
