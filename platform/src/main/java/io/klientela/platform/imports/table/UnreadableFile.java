package io.klientela.platform.imports.table;

/** A file that is no table of text. */
public final class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;

    UnreadableFile(long line, String message) {
        super(message, null, false, false);
        this.line = line;
    }

    /** Where reading ended, from 1. */
    public long line() {
        return line;
    }
}
