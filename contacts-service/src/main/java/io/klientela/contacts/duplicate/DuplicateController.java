package io.klientela.contacts.duplicate;

import io.klientela.platform.export.ExportRequest;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.ExportParameters;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the last scan found, for people to decide. */
@Tag(name = "Duplicates", description = "Contacts that may be one person")
@RestController
@RequestMapping("/api/v1/duplicates")
class DuplicateController {
    private static final String CONTACT = "contact";
    private static final int MOST = 200;

    private final Pairs pairs;
    private final KnownContacts contacts;
    private final Decisions decisions;
    private final Access access;
    private final RecordsFactory with;

    DuplicateController(Pairs pairs, KnownContacts contacts, Decisions decisions, RecordsFactory with) {
        this.decisions = decisions;
        this.pairs = pairs;
        this.contacts = contacts;
        this.access = with.access();
        this.with = with;
    }

    /** @param contacts both of them */
    record PairView(String id, String status, double score, List<KnownContact> contacts, List<Pair.Because> reasons) {}

    /** @param nextCursor of the next page; null after the last one */
    record Page(List<PairView> items, @Nullable String nextCursor) {}

    @Operation(summary = "Pairs of contacts that may be one person, the surest first")
    @GetMapping
    Page list(
            @RequestParam(defaultValue = Pair.OPEN) String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        access.require(CONTACT, "read");
        requireStatus(status);
        if (limit < 1 || limit > MOST) {
            throw Problem.badRequest("The limit is a number from 1 to %d.".formatted(MOST))
                    .field("limit", "is out of range");
        }
        Pair after = cursor == null ? null : find(cursor, "cursor");
        List<Pair> found = pairs.page(status, after, limit);
        String next = found.size() < limit ? null : found.getLast().id();
        return new Page(views(found, "read"), next);
    }

    /** A pair as a row. @param reasons the fields that speak for it, the weightiest first */
    record PairRow(
            double score,
            String firstId,
            @Nullable String firstName,
            List<String> firstEmails,
            List<String> firstPhones,
            String secondId,
            @Nullable String secondName,
            List<String> secondEmails,
            List<String> secondPhones,
            List<String> reasons) {
        static PairRow of(PairView pair) {
            KnownContact one = pair.contacts().getFirst();
            KnownContact other = pair.contacts().getLast();
            return new PairRow(
                    pair.score(),
                    one.id(),
                    one.name(),
                    one.emails(),
                    one.phones(),
                    other.id(),
                    other.name(),
                    other.emails(),
                    other.phones(),
                    pair.reasons().stream()
                            .filter(reason -> reason.weight() > 0)
                            .map(Pair.Because::field)
                            .toList());
        }
    }

    @Operation(
            summary = "Pairs of contacts that may be one person and that you may export, as a file",
            description = "The surest first; status is open, as by default, or dismissed")
    @GetMapping("/export")
    @ExportParameters
    void export(
            @RequestParam(defaultValue = Pair.OPEN) String status,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        access.require(CONTACT, "read");
        access.require(CONTACT, "export");
        requireStatus(status);
        Map<String, String[]> parameters = request.getParameterMap();
        ExportRequest file = ExportRequest.of(
                parameters,
                Stream.of(PairRow.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        with.export().answer(response, file, "duplicates", row -> row, cursor -> rows(status, cursor));
    }

    private io.klientela.platform.query.Page<PairRow> rows(String status, @Nullable String cursor) {
        Pair after = cursor == null ? null : find(cursor, "cursor");
        List<Pair> found = pairs.page(status, after, MOST);
        List<PairView> views = views(found, "export");
        with.reads()
                .exported(
                        CONTACT,
                        "duplicates",
                        views.stream()
                                .flatMap(pair -> pair.contacts().stream().map(KnownContact::id))
                                .distinct()
                                .toList());
        return new io.klientela.platform.query.Page<>(
                views.stream().map(PairRow::of).toList(),
                found.size() < MOST ? null : found.getLast().id(),
                null,
                null);
    }

    private static void requireStatus(String status) {
        if (!Set.of(Pair.OPEN, Pair.DISMISSED).contains(status)) {
            throw Problem.badRequest("There is no status \"%s\" of duplicates.".formatted(status))
                    .field("status", "is none of: open, dismissed");
        }
    }

    /** Remembered: a scan does not open it again. */
    @Operation(summary = "Say that two contacts are not one person")
    @PostMapping("/{pairId}/dismiss")
    PairView dismiss(@PathVariable("pairId") String id) {
        return decide(id, Pair.DISMISSED);
    }

    @Operation(summary = "Take back that two contacts are not one person")
    @PostMapping("/{pairId}/reopen")
    PairView reopen(@PathVariable("pairId") String id) {
        return decide(id, Pair.OPEN);
    }

    private PairView decide(String id, String status) {
        access.require(CONTACT, "update");
        Pair pair = find(id, null);
        Map<String, KnownContact> changeable =
                contacts.byId(List.of(pair.firstId(), pair.secondId()), access.filter(CONTACT, "update"));
        if (changeable.size() < 2) {
            throw Problem.notFound("duplicate", id);
        }
        decisions.remember(pair, status, null);
        return pairs.decide(id, status, CurrentActor.get().wire())
                .flatMap(decided -> views(List.of(decided), "read").stream().findFirst())
                .orElseThrow(() -> Problem.notFound("duplicate", id));
    }

    private Pair find(String id, @Nullable String field) {
        return pairs.find(id)
                .orElseThrow(() -> field == null
                        ? Problem.notFound("duplicate", id)
                        : Problem.badRequest("This page is gone. Begin with the first one.")
                                .field(field, "is unknown"));
    }

    /** Only those of which the current actor may do that with both contacts. */
    private List<PairView> views(List<Pair> found, String action) {
        List<String> ids = found.stream()
                .flatMap(pair -> Stream.of(pair.firstId(), pair.secondId()))
                .distinct()
                .toList();
        Map<String, KnownContact> known = contacts.byId(ids, access.filter(CONTACT, action));
        return found.stream()
                .filter(pair -> known.containsKey(pair.firstId()) && known.containsKey(pair.secondId()))
                .map(pair -> new PairView(
                        pair.id(),
                        pair.status(),
                        pair.score(),
                        Stream.of(pair.firstId(), pair.secondId())
                                .flatMap(id -> Stream.ofNullable(known.get(id)))
                                .toList(),
                        pair.reasonsWithout(access.hidden(CONTACT))))
                .toList();
    }
}
