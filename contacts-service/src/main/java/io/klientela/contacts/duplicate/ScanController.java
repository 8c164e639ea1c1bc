package io.klientela.contacts.duplicate;

import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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
    private final Access access;

    ScanController(FileScan files, Access access) {
        this.files = files;
        this.access = access;
    }

    /** Nothing is stored. Pairs that are hardly one person are left out; from 0.5 on they are held for one. */
    @Operation(summary = "Find duplicates in a CSV file, or link two, without importing them: CSV id1,id2,score")
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
