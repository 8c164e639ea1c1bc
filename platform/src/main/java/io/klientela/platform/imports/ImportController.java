package io.klientela.platform.imports;

import io.klientela.platform.Json;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/**
 * The imports of one resource over HTTP. A service mounts it with a subclass:
 *
 * <pre>{@code
 * @RestController
 * @RequestMapping("/api/v1/deals/imports")
 * class DealImports extends ImportController {
 *     DealImports(Imports imports, Access access) {
 *         super(imports, access, "deals", "deal");
 *     }
 * }
 * }</pre>
 */
public abstract class ImportController {
    private static final int MOST = 500;
    private static final String ACTION = "import";

    private final Imports imports;
    private final Access access;
    private final String resource;
    private final String permission;

    /**
     * @param resource the resource root and the name of its {@link ImportHandler}, e.g. {@code deals}
     * @param permission its name in permissions, e.g. {@code deal}
     */
    protected ImportController(Imports imports, Access access, String resource, String permission) {
        this.imports = imports;
        this.access = access;
        this.resource = resource;
        this.permission = permission;
    }

    /** Checks the file, and queues its import. */
    @Operation(
            summary = "Import a file (CSV, XLSX, vCard) with a mapping, or with chosen columns",
            description =
                    "columns is a JSON object from names of columns to fields; with rehearsal nothing is written, "
                            + "only what would happen is counted, and /{id}/run imports in earnest.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    public ResponseEntity<ImportView> start(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String columns,
            @RequestParam(defaultValue = "false") boolean rehearsal,
            ReadingForm form)
            throws IOException {
        permit();
        if ((mapping == null && columns == null) || file == null) {
            throw Problem.unprocessable("Send a multipart form with the parts \"file\" and \"mapping\" or \"columns\".")
                    .field(file == null ? "file" : "mapping", "is missing");
        }
        ImportPlan plan = new ImportPlan(
                Objects.requireNonNullElse(mapping, "own"),
                columns == null ? null : ReadingForm.columns(columns),
                form.choices(),
                rehearsal);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return queued(imports.submit(
                resource,
                imports.planned(resource, plan),
                name.isBlank() ? "import.csv" : name,
                file,
                CurrentActor.get()));
    }

    private ResponseEntity<ImportView> queued(ImportView queued) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/%s/imports/%s".formatted(resource, queued.id())))
                .body(queued);
    }

    @Operation(summary = "How a file is understood, and which field each column seems to be meant for")
    @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    public ImportPreview preview(@RequestParam(required = false) @Nullable MultipartFile file, ReadingForm form)
            throws IOException {
        permit();
        return imports.preview(resource, FileReadingController.required(file), form.choices());
    }

    @Operation(summary = "Import in earnest what a rehearsal has tried")
    @PostMapping("/{id}/run")
    public ResponseEntity<ImportView> run(@PathVariable String id) throws IOException {
        permit();
        return queued(imports.run(resource, id, CurrentActor.get()));
    }

    @Operation(summary = "Take back what an import did: created records are deleted, changed fields restored")
    @PostMapping("/{id}/undo")
    public ResponseEntity<ImportView> undo(@PathVariable String id) {
        permit();
        return queued(imports.undo(resource, id));
    }

    @Operation(summary = "What could not be taken back, as CSV")
    @GetMapping(path = "/{id}/kept", produces = "text/csv")
    public void kept(@PathVariable String id, HttpServletResponse response) throws IOException {
        permit();
        imports.find(resource, id);
        imports.writeKept(resource, id, csv(response, "kept"));
    }

    /** @param columns from names of columns to fields, see {@link ReadingForm} */
    public record MappingInput(
            @NotBlank @Size(max = 100) String name, @NotNull Map<String, Object> columns) {}

    @Operation(summary = "Keep a choice of columns under a name")
    @PostMapping("/mappings")
    @ResponseStatus(HttpStatus.CREATED)
    public MappingList saveMapping(@Valid @RequestBody MappingInput input) {
        permit();
        imports.saveMapping(
                resource,
                input.name().strip(),
                ReadingForm.columns(Json.mapper().writeValueAsString(input.columns())),
                CurrentActor.get());
        return imports.mappings(resource);
    }

    @Operation(summary = "Forget a choice of columns")
    @DeleteMapping("/mappings/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void deleteMapping(@PathVariable String name) {
        permit();
        imports.deleteMapping(resource, name);
    }

    /** Newest first. */
    @Operation(summary = "Imports, newest first")
    @GetMapping
    public ImportPage list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        permit();
        if (limit < 1 || limit > MOST) {
            throw Problem.badRequest("The limit is a number from 1 to %d.".formatted(MOST))
                    .field("limit", "is out of range");
        }
        return imports.page(resource, status == null ? null : statusOf(status), cursor, limit);
    }

    @Operation(summary = "The mappings that imports can name")
    @GetMapping("/mappings")
    public MappingList mappings() {
        permit();
        return imports.mappings(resource);
    }

    @Operation(summary = "How an import goes")
    @GetMapping("/{id}")
    public ImportView get(@PathVariable String id) {
        permit();
        return imports.find(resource, id);
    }

    @Operation(summary = "Stop an import; what it applied stays")
    @PostMapping("/{id}/cancel")
    public ImportView cancel(@PathVariable String id) {
        permit();
        return imports.cancel(resource, id);
    }

    /** Each row that was changed or refused. */
    @Operation(summary = "Each row that was changed or refused, as CSV")
    @GetMapping(path = "/{id}/report", produces = "text/csv")
    public void report(@PathVariable String id, HttpServletResponse response) throws IOException {
        permit();
        imports.find(resource, id);
        imports.writeReport(resource, id, csv(response, "report"));
    }

    /** The refused rows as they came, and why. */
    @Operation(summary = "The refused rows as they came, and why, as CSV")
    @GetMapping(path = "/{id}/errors", produces = "text/csv")
    public void errors(@PathVariable String id, HttpServletResponse response) throws IOException {
        permit();
        imports.find(resource, id);
        imports.writeErrors(resource, id, csv(response, "errors"));
    }

    /** A file may touch any record and any field. */
    private void permit() {
        access.require(permission, ACTION);
        access.requireAll(permission, ACTION);
        if (!access.unwritable(permission).isEmpty()) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "An import writes every field, and your roles keep some of a %s from you.".formatted(permission));
        }
    }

    private OutputStream csv(HttpServletResponse response, String what) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("%s-import-%s.csv".formatted(resource, what))
                        .build()
                        .toString());
        return response.getOutputStream();
    }

    private static ImportStatus statusOf(String status) {
        return ImportStatus.of(status).orElseThrow(() -> {
            String known =
                    Arrays.stream(ImportStatus.values()).map(ImportStatus::wire).collect(Collectors.joining(", "));
            return Problem.badRequest("There is no import status \"%s\".".formatted(status))
                    .field("status", "is none of: " + known);
        });
    }
}
