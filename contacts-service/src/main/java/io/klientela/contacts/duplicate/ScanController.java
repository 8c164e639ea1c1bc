package io.klientela.contacts.duplicate;

import io.klientela.events.identity.Scope;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Looks for records of one person: in uploaded files, or in the base. */
@Tag(name = "Duplicates")
@RestController
@RequestMapping("/api/v1/duplicates/scan")
class ScanController {
    private static final String RESOURCE = "contact";

    private final FileScan files;
    private final BaseScan base;
    private final Access access;

    ScanController(FileScan files, BaseScan base, Access access) {
        this.files = files;
        this.base = base;
        this.access = access;
    }

    /** Goes on in the background; what it finds is told by {@code GET /duplicates}. */
    @Operation(summary = "Scan all contacts for duplicates in the background, one scan at a time")
    @PostMapping
    ResponseEntity<ScanView> scanBase() {
        requireAll("update");
        return ResponseEntity.accepted().body(base.start(CurrentActor.get().wire()));
    }

    @Operation(summary = "How the last scan of all contacts goes")
    @GetMapping
    ScanView view() {
        access.require(RESOURCE, "read");
        return base.view();
    }

    /** A scan costs much and changes what everybody sees. */
    private void requireAll(String action) {
        access.require(RESOURCE, action);
        if (access.scope(CurrentActor.get(), RESOURCE, action).orElseThrow() != Scope.ALL) {
            throw Problem.of(HttpStatus.FORBIDDEN, "Only who may change all contacts can scan them for duplicates.");
        }
    }

    /** Nothing is stored. Pairs that are hardly one person are left out; from 0.5 on they are held for one. */
    @Operation(
            summary =
                    "Find duplicates in a CSV file or workbook, or link two, without importing them: CSV id1,id2,score")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = "text/csv")
    void scanFiles(
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String id,
            HttpServletResponse response)
            throws IOException {
        access.require(RESOURCE, "import");
        if (file == null || file.isEmpty() || file.size() > 2) {
            throw Problem.unprocessable("Send a multipart form with one or two parts \"file\", and the part \"id\".")
                    .field("file", file == null || file.isEmpty() ? "is missing" : "is there more than twice");
        }
        if (id == null || id.isBlank()) {
            throw Problem.unprocessable("Name the column of the ids in the part \"id\".")
                    .field("id", "is missing");
        }
        FileScan.Found found = files.scan(file, id);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        found.write(response.getOutputStream());
    }
}
