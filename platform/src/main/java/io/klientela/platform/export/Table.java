package io.klientela.platform.export;

import java.io.IOException;
import java.util.List;

/** Rows that go into a file one after the other; closing it ends the file, not the stream below it. */
public interface Table extends AutoCloseable {

    void write(List<Cell> cells) throws IOException;

    @Override
    void close() throws IOException;
}
