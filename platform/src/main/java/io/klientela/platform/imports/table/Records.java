package io.klientela.platform.imports.table;

import org.jspecify.annotations.Nullable;

/** The records of a file one after the other, whatever it is. */
interface Records extends AutoCloseable {

    /** The next record, or null at the end. @throws UnreadableFile where there is no sense in going on */
    @Nullable
    RawRecord next();

    /** NUL characters that were left out. */
    default long nuls() {
        return 0;
    }

    @Override
    void close();
}
