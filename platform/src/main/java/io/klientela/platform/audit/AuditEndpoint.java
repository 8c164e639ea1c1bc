package io.klientela.platform.audit;

import io.klientela.platform.query.Fields;
import io.klientela.platform.query.ListRequest;
import io.klientela.platform.query.Lists;
import io.klientela.platform.query.Page;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of a service for those who may read it. Each look into it is itself logged. */
@Tag(name = "Audit", description = "Who changed what and who read whose data, per service")
@RestController
@RequestMapping("/api/v1/audit/${klientela.service}")
public class AuditEndpoint {
    private static final String RESOURCE = "audit";
    private static final int MOST_CHECKPOINTS = 200;
    private static final String LIST =
            "Takes filter, sort, cursor, limit, count and q, as every list; the newest first";

    private final Chain chain;
    private final ReadLog reads;
    private final Checkpoints checkpoints;
    private final Lists lists;
    private final Access access;
    private final String service;

    AuditEndpoint(
            Chain chain,
            ReadLog reads,
            Checkpoints checkpoints,
            Lists lists,
            Access access,
            @Value("${klientela.service}") String service) {
        this.chain = chain;
        this.reads = reads;
        this.checkpoints = checkpoints;
        this.lists = lists;
        this.access = access;
        this.service = service;
    }

    @Operation(summary = "Changes of the service's records", description = LIST)
    @GetMapping("/entries")
    Page<AuditEntry> entries(@Parameter(hidden = true) HttpServletRequest request) {
        access.require(RESOURCE, "read");
        ListRequest wanted = newestFirst(request.getParameterMap(), AuditEntry.FIELDS, "-position");
        Page<AuditEntry> page = lists.find(chain.collection(), AuditEntry.FIELDS, wanted, new Document())
                .map(AuditEntry::of);
        reads.consulted(RESOURCE, wanted.asked());
        return page;
    }

    @Operation(summary = "One change")
    @GetMapping("/entries/{id}")
    AuditEntry entry(@PathVariable String id) {
        access.require(RESOURCE, "read");
        Document found = chain.find(id);
        if (found == null) {
            throw Problem.notFound("audit entry", id);
        }
        reads.consulted(RESOURCE, "id " + id);
        return AuditEntry.of(found);
    }

    @Operation(
            summary = "The changes as a file",
            description =
                    "format=ndjson has each entry as it is stored, to be verified elsewhere; format=csv is for a spreadsheet."
                            + " Takes filter and q")
    @GetMapping("/entries/export")
    void export(
            @RequestParam(defaultValue = "ndjson") String format,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        access.require(RESOURCE, "export");
        AuditExport.Format as = AuditExport.Format.of(format);
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        parameters.remove("format");
        parameters.put("limit", new String[] {String.valueOf(ListRequest.MOST)});
        ListRequest wanted = newestFirst(parameters, AuditEntry.FIELDS, "position");
        AuditExport export = new AuditExport(lists, chain.collection(), wanted);
        List<Document> first = export.next(); // so that a filter that does not fit is refused before anything is sent
        reads.exported(RESOURCE, wanted.asked(), List.of());
        response.setContentType(as.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"audit-%s.%s\"".formatted(service, as.extension()));
        export.write(as, first, response.getOutputStream());
    }

    @Operation(summary = "Readings of personal data in the service", description = LIST)
    @GetMapping("/readings")
    Page<Reading> readings(@Parameter(hidden = true) HttpServletRequest request) {
        access.require(RESOURCE, "read");
        ListRequest wanted = newestFirst(request.getParameterMap(), Reading.FIELDS, "-id");
        Page<Reading> page = lists.find(reads.collection(), Reading.FIELDS, wanted, new Document())
                .map(Reading::of);
        reads.consulted("reading", wanted.asked());
        return page;
    }

    record Keys(List<String> items) {}

    @Operation(summary = "The public keys that checkpoints are signed with, in the form of C2SP's signed notes")
    @GetMapping("/keys")
    Keys keys() {
        access.require(RESOURCE, "read");
        return new Keys(checkpoints.verifiers().stream().map(Verifier::toString).toList());
    }

    record SignedCheckpoint(long size, String root, Instant at, String note) {}

    /** @param trouble why nothing is signed any more, where the log is not as it was written */
    record SignedCheckpoints(
            List<SignedCheckpoint> items, @Nullable String trouble) {}

    @Operation(summary = "The newest signed checkpoints")
    @GetMapping("/checkpoints")
    SignedCheckpoints checkpoints() {
        access.require(RESOURCE, "read");
        return new SignedCheckpoints(
                checkpoints.newest(MOST_CHECKPOINTS).stream()
                        .map(one -> new SignedCheckpoint(one.size(), one.root(), one.at(), one.note()))
                        .toList(),
                checkpoints.trouble());
    }

    @Operation(summary = "Sign a checkpoint now")
    @PostMapping("/checkpoints")
    SignedCheckpoints sign() {
        access.require(RESOURCE, "update");
        checkpoints.sign(true);
        return checkpoints();
    }

    private static ListRequest newestFirst(Map<String, String[]> parameters, Fields fields, String order) {
        ListRequest given = ListRequest.parse(parameters, fields);
        return given.sort() != null
                ? given
                : new ListRequest(given.filter(), order, given.cursor(), given.limit(), given.count(), given.q());
    }
}
