package io.klientela.platform.query;

import io.klientela.platform.web.Problem;
import org.jspecify.annotations.Nullable;

/** A filter that cannot be understood: what is wrong, where (from 1), and with which of the resource's fields. */
public final class InvalidFilter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final @Nullable String field;

    InvalidFilter(String message, int line, int column, @Nullable String field) {
        super(message, null, false, false);
        this.line = line;
        this.column = column;
        this.field = field;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public @Nullable String field() {
        return field;
    }

    /** The 400 to answer with. @param parameter where the filter was given, e.g. {@code filter} */
    public Problem toProblem(String parameter) {
        return Problem.badRequest("The filter is not valid. Correct it at line %d, column %d.".formatted(line, column))
                .field(parameter, "%d:%d: %s".formatted(line, column, getMessage()));
    }
}
