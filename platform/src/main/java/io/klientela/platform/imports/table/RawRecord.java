package io.klientela.platform.imports.table;

import java.util.List;

/**
 * A record as the reader took it.
 *
 * @param number counted from 1, blank ones too
 * @param line where it begins, from 1
 * @param text as it stands in the file, without its line ending
 * @param quoted a bit for each of the first 64 cells
 * @param sound the quotes are as they should be
 * @param stray a quote stands inside a cell that is not quoted
 */
record RawRecord(long number, long line, String text, List<String> cells, long quoted, boolean sound, boolean stray) {

    boolean isQuoted(int cell) {
        return cell < Long.SIZE && (quoted & 1L << cell) != 0;
    }

    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    int filled() {
        int filled = 0;
        for (String cell : cells) {
            filled += cell.isBlank() ? 0 : 1;
        }
        return filled;
    }
}
