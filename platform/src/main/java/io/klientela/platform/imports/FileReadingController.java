package io.klientela.platform.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.klientela.platform.Json;
import io.klientela.platform.imports.mapping.TargetFields;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** How any file is read, whatever it will be imported as; the service that answers {@code /api/v1/imports} mounts it. */
public abstract class FileReadingController {
    private static final String NDJSON = "application/x-ndjson";
    private static final TargetFields NO_FIELDS = new TargetFields(List.of(), List.of(), List.of());

    /** Lets through whoever may import something. @throws Problem 403 */
    protected abstract void permit();

    @Operation(summary = "How a file is understood: encoding, dialect, columns, first rows, problems")
    @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    public ImportPreview preview(@RequestParam(required = false) @Nullable MultipartFile file, ReadingForm form)
            throws IOException {
        permit();
        return FileReadings.preview(required(file), form.choices(), NO_FIELDS);
    }

    /** CSV in UTF-8 with commas, every cell quoted; or one JSON array per row where {@code application/x-ndjson} is asked for. */
    @Operation(summary = "Every row of a file exactly as it is read, the header first, as CSV or NDJSON")
    @PostMapping(path = "/rows", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    public void rows(
            @RequestParam(required = false) @Nullable MultipartFile file,
            ReadingForm form,
            @RequestHeader(defaultValue = "text/csv") String accept,
            HttpServletResponse response)
            throws IOException {
        permit();
        MultipartFile given = required(file);
        boolean json = accept.contains(NDJSON);
        response.setContentType(json ? NDJSON : "text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        OutputStream out = response.getOutputStream();
        if (json) {
            FileReadings.rows(given, form.choices(), cells -> {
                out.write(Json.mapper().writeValueAsBytes(cells));
                out.write('\n');
            });
            return;
        }
        CsvWriter csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.LF)
                .build(out, StandardCharsets.UTF_8);
        FileReadings.rows(given, form.choices(), csv::writeRecord);
        csv.flush();
    }

    static MultipartFile required(@Nullable MultipartFile file) {
        if (file == null) {
            throw Problem.unprocessable("Send a multipart form with the part \"file\".")
                    .field("file", "is missing");
        }
        return file;
    }
}
