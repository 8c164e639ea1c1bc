package io.klientela.platform.export;

import io.klientela.platform.query.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a list as a file, page by page: any number of rows needs the memory of one page. */
public final class Export {
    private final JsonMapper mapper;
    private final Clock clock;

    /** @param mapper that writes records as the API answers them, so without what is kept from their reader */
    public Export(JsonMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Answers with the file. What is wrong with the request shows with the first page, before anything is sent; where a
     * later page fails, the connection breaks, so that half a file does not look whole.
     *
     * @param name of the file, without the day and its extension
     * @param labelled a record as people read it
     * @param pages gives the page at a cursor; the first one for null
     */
    public void answer(
            HttpServletResponse response,
            ExportRequest request,
            String name,
            UnaryOperator<JsonNode> labelled,
            Function<@Nullable String, ? extends Page<?>> pages)
            throws IOException {
        Page<?> page = pages.apply(null);
        response.setContentType(request.format().contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("%s-%s.%s"
                                .formatted(
                                        name,
                                        LocalDate.ofInstant(
                                                clock.instant(), request.style().place()),
                                        request.format().extension()))
                        .build()
                        .toString());
        try (Table table = request.format().open(response.getOutputStream(), name, request.style())) {
            write(table, request, labelled, page, pages);
        } catch (RuntimeException | IOException e) {
            if (response.isCommitted()) {
                throw new BrokenOff(e);
            }
            throw e;
        }
    }

    private void write(
            Table table,
            ExportRequest request,
            UnaryOperator<JsonNode> labelled,
            Page<?> first,
            Function<@Nullable String, ? extends Page<?>> pages)
            throws IOException {
        table.write(request.columns().stream()
                .map(column -> (Cell) new Cell.Text(column.title()))
                .toList());
        Page<?> page = first;
        while (true) {
            for (Object record : page.items()) {
                table.write(cells(labelled.apply(mapper.valueToTree(record)), request));
            }
            String next = page.nextCursor();
            if (next == null) {
                return;
            }
            page = pages.apply(next);
        }
    }

    private static List<Cell> cells(JsonNode record, ExportRequest request) {
        return request.columns().stream()
                .map(column -> Cells.at(record, column.path(), request.style()))
                .toList();
    }
}
