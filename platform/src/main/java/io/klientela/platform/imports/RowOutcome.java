package io.klientela.platform.imports;

import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What a handler did with a row.
 *
 * @param notes by target field: why it was refused, what it still waits for, or what was taken for something else
 */
public record RowOutcome(Result result, List<Note> notes) {

    /** How a row can end; an {@code UNRESOLVED} one is tried again until nothing moves any more. */
    public enum Result {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED,
        UNRESOLVED
    }

    /** @param used what was taken instead of the cell's value; empty where the row was not applied */
    public record Note(String field, String used, String message) {}

    public RowOutcome {
        notes = List.copyOf(notes);
    }

    public static RowOutcome created() {
        return new RowOutcome(Result.CREATED, List.of());
    }

    public static RowOutcome updated() {
        return new RowOutcome(Result.UPDATED, List.of());
    }

    /** The row changes nothing: it was applied before. */
    public static RowOutcome unchanged() {
        return new RowOutcome(Result.UNCHANGED, List.of());
    }

    /** The row cannot be applied. @param message completes "the field …", e.g. {@code is not a stage of the pipeline} */
    public static RowOutcome refused(String field, String message) {
        return new RowOutcome(Result.REFUSED, List.of(new Note(field, "", message)));
    }

    /** The row cannot be applied, for the reason that the same values would be refused over HTTP. */
    public static RowOutcome refused(Problem problem) {
        return problem.errors().isEmpty()
                ? refused("", problem.detail())
                : new RowOutcome(
                        Result.REFUSED,
                        problem.errors().stream()
                                .map(error -> new Note(error.field(), "", error.message()))
                                .toList());
    }

    /**
     * The row names something that is not known yet: it may come later in the file, or with an event still on its way.
     * Nothing of the row was applied.
     *
     * @param message why it is refused in the end, e.g. {@code no user is called "Moses Frase"}
     */
    public static RowOutcome unresolved(String field, String message) {
        return new RowOutcome(Result.UNRESOLVED, List.of(new Note(field, "", message)));
    }

    /** The same outcome, where the cell of {@code field} was taken for something else than what is written there. */
    public RowOutcome using(String field, String used, String message) {
        List<Note> more = new ArrayList<>(notes);
        more.add(new Note(field, used, message));
        return new RowOutcome(result, more);
    }

    /** Like {@link #using(String, String, String)} for a reference, unless it was written exactly so. */
    public RowOutcome using(String field, NameIndex.Match<?> match) {
        return match.exact() ? this : using(field, match.name(), "matched by letters and digits");
    }
}
