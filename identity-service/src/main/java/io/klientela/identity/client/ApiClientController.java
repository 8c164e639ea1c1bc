package io.klientela.identity.client;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.klientela.events.identity.ApiClientState;
import io.klientela.identity.password.Secrets;
import io.klientela.identity.role.Grants;
import io.klientela.identity.role.Roles;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.export.Export;
import io.klientela.platform.query.Page;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.ExportParameters;
import io.klientela.platform.web.FilterParameters;
import io.klientela.platform.web.History;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The programs that may ask for tokens; a secret is told once. */
@RestController
@RequestMapping("/api/v1/api-clients")
class ApiClientController {
    private static final int SECRET_OVERLAP_HOURS = 24;

    private final Records<ApiClient, ApiClientState> records;
    private final Aggregates<ApiClient, ApiClientState> aggregates;
    private final ClientSecrets secrets;
    private final Roles roles;
    private final Grants grants;
    private final Stamps stamps;
    private final Export export;

    ApiClientController(
            Aggregates<ApiClient, ApiClientState> aggregates,
            RecordsFactory with,
            ClientSecrets secrets,
            Roles roles,
            Grants grants,
            Stamps stamps) {
        this.aggregates = aggregates;
        this.records = with.create(aggregates);
        this.secrets = secrets;
        this.roles = roles;
        this.grants = grants;
        this.stamps = stamps;
        this.export = with.export();
    }

    /** @param lastUsedAt when it got its last token */
    record View(
            @JsonUnwrapped ApiClientState client,
            long version,
            @Nullable Instant lastUsedAt) {}

    /** @param secret shown only now */
    record Fresh(@JsonUnwrapped ApiClientState client, long version, String secret) {}

    @GetMapping
    Page<View> list(@Parameter(hidden = true) HttpServletRequest request) {
        Page<Versioned<ApiClientState>> page = records.list(request.getParameterMap());
        Map<String, Instant> uses = secrets.lastUses(
                page.items().stream().map(one -> one.state().id()).toList());
        return page.map(
                one -> new View(one.state(), one.version(), uses.get(one.state().id())));
    }

    @Operation(summary = "All programs that you may export, as a file")
    @GetMapping("/export")
    @FilterParameters
    @ExportParameters
    void export(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        records.export(request.getParameterMap(), response, export);
    }

    @GetMapping("/{id}")
    View get(@PathVariable String id) {
        return view(records.get(id));
    }

    @GetMapping("/{id}/history")
    History history(@PathVariable String id) {
        return records.history(id);
    }

    @Operation(summary = "Register a program; the answer has its secret")
    @PostMapping
    ResponseEntity<Fresh> create(@Valid @RequestBody ApiClientInput input) {
        check(input);
        String id = Objects.requireNonNullElseGet(input.clientId(), Ids::next);
        String secret = Secrets.token();
        try {
            records.create(() -> ApiClient.create(id, input.name(), input.distinctRoles(), stamps.now()));
        } catch (DuplicateAggregate taken) {
            throw Problem.conflict("There is a client with this id already.").field("clientId", "is taken");
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(withSecret(id, secret, Duration.ZERO));
    }

    @Operation(summary = "Change name and roles; needs If-Match")
    @PutMapping("/{id}")
    View edit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ApiClientInput input) {
        check(input);
        return view(records.change(id, ifMatch, "update", client -> {
            requirePowerOver(client);
            client.edit(input.name(), input.distinctRoles(), stamps.now());
        }));
    }

    /** @param overlapHours how long the present secret still works; a day where absent */
    record Rotation(@Nullable @Min(0) @Max(720) Integer overlapHours) {}

    @Operation(summary = "Give the client a new secret; needs If-Match")
    @PostMapping("/{id}/rotate")
    Fresh rotate(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable Rotation input) {
        // Whoever knows the secret of a program may do what it may.
        records.change(id, ifMatch, "update", this::requirePowerOver);
        Integer hours = input == null ? null : input.overlapHours();
        return withSecret(
                id, Secrets.token(), Duration.ofHours(Objects.requireNonNullElse(hours, SECRET_OVERLAP_HOURS)));
    }

    @Operation(summary = "Refuse the client and its tokens from now on; needs If-Match")
    @PostMapping("/{id}/disable")
    View disable(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return view(records.change(id, ifMatch, "update", client -> {
            requirePowerOver(client);
            client.activate(false, stamps.now());
        }));
    }

    @PostMapping("/{id}/enable")
    View enable(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return view(records.change(id, ifMatch, "update", client -> {
            requirePowerOver(client);
            client.activate(true, stamps.now());
        }));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        records.change(id, ifMatch, "delete", client -> {
            requirePowerOver(client);
            client.delete();
        });
        secrets.remove(id);
        return ResponseEntity.noContent().build();
    }

    private void requirePowerOver(ApiClient client) {
        grants.requireGrantable(client.state().roles(), "roles");
    }

    private Fresh withSecret(String id, String secret, Duration overlap) {
        Creation.isAnsweredWithASecret();
        Instant until = secrets.set(id, secret, overlap);
        ApiClient client = aggregates.change(id, null, one -> one.setSecret(until, stamps.now()));
        return new Fresh(client.state(), client.version(), secret);
    }

    private View view(Versioned<ApiClientState> client) {
        String id = client.state().id();
        return new View(
                client.state(), client.version(), secrets.lastUses(List.of(id)).get(id));
    }

    private void check(ApiClientInput input) {
        input.distinctRoles().stream()
                .filter(role -> !roles.exists(role))
                .findFirst()
                .ifPresent(role -> {
                    throw Problem.unprocessable("There is no role \"%s\".".formatted(role))
                            .field("roles", "names an unknown role");
                });
        grants.requireGrantable(input.distinctRoles(), "roles");
    }
}
