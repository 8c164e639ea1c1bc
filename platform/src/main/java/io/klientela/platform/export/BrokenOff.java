package io.klientela.platform.export;

/** A file failed when its beginning had left already: the connection has to break, as there is no status to change any more. */
public final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenOff(Exception cause) {
        super(cause);
    }
}
