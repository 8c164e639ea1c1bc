package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.MoreColumn;
import java.util.List;
import java.util.Set;

/**
 * How a service applies imported rows to one of its resources; a bean of the service.
 *
 * <p>The engine reads the file, converts its cells by a mapping ({@code imports/<resource>/<mapping>.yml} on the class
 * path), and hands over about 500 rows at a time. A batch may come again after a crash, whole or in part, and another
 * instance may have applied some of it. So {@link #apply} is idempotent by row: it looks all rows up by their natural
 * key in one query ({@code $in}), decides row by row, and writes in one unordered bulk write. A row is applied in full
 * or not at all. It runs as the actor who uploaded the file.
 *
 * <p>A row that cannot be applied is an outcome, not an exception. An exception means that the batch is tried again
 * later; a {@link io.klientela.platform.web.Problem} with a 4xx status means that the batch is tried row by row and
 * that the rows that throw it are refused with its detail.
 */
public interface ImportHandler {

    /** The resource root, e.g. {@code deals}. */
    String resource();

    /** The names of the mappings that this resource ships. */
    List<String> mappings();

    /** Applies rows; answers with one outcome per row, in the same order. */
    List<RowOutcome> apply(List<ImportRow> rows);

    /** Fields that no row can do without; what a row gives is then never absent. */
    default Set<String> needs() {
        return Set.of();
    }

    /** Columns beside those of the mappings, for what was defined while the service runs. */
    default List<MoreColumn> columns() {
        return List.of();
    }

    /** How what it did to records is taken back, for each kind of record that it writes; none where it cannot be. */
    default List<ImportUndo<?, ?>> undo() {
        return List.of();
    }
}
