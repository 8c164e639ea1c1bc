package io.klientela.platform.text;

import io.klientela.platform.web.Problem;

/** A template that cannot be understood or filled in: what is wrong, and on which line (from 1). */
public final class InvalidTemplate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    public InvalidTemplate(int line, String message) {
        super(message, null, false, false);
        this.line = Math.max(1, line);
    }

    public int line() {
        return line;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The 422 to answer with. @param field where the template was given, e.g. {@code body} */
    public Problem toProblem(String field) {
        return Problem.unprocessable(
                        "The template is not valid. Correct line %d of the field %s.".formatted(line, field))
                .field(field, "line %d: %s".formatted(line, reason()));
    }
}
