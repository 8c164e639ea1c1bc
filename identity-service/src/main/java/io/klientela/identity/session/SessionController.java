package io.klientela.identity.session;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.klientela.events.identity.Scope;
import io.klientela.events.identity.SessionState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.query.Page;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Claims;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's sessions, or everybody's for who may see them. */
@RestController
@RequestMapping("/api/v1/sessions")
class SessionController {
    private final Aggregates<Session, SessionState> aggregates;
    private final Sessions sessions;
    private final Records<Session, SessionState> records;
    private final Access access;

    SessionController(
            Aggregates<Session, SessionState> aggregates, Sessions sessions, RecordsFactory with, Access access) {
        this.aggregates = aggregates;
        this.sessions = sessions;
        this.records = with.create(aggregates);
        this.access = access;
    }

    /** @param current whether the request itself came from it */
    record View(
            @JsonUnwrapped SessionState session, @Nullable Instant lastUsedAt, boolean current) {}

    @GetMapping
    Page<View> list(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token) {
        Page<Versioned<SessionState>> page = records.list(request.getParameterMap());
        Map<String, Instant> uses = sessions.lastUses(
                page.items().stream().map(one -> one.state().id()).toList());
        String own = token.getClaimAsString(Claims.SESSION);
        return page.map(one -> new View(
                one.state(), uses.get(one.state().id()), one.state().id().equals(own)));
    }

    @Operation(summary = "End a session; its tokens are refused everywhere from now on")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> end(@PathVariable String id) {
        access.requireOn("session", "delete", aggregates.get(id).state());
        sessions.end(id, "revoked");
        return ResponseEntity.noContent().build();
    }

    /**
     * @param userId whose; the caller's where absent
     * @param keepCurrent whether the session of this request goes on
     */
    record Ending(@Nullable String userId, @Nullable Boolean keepCurrent) {}

    /** @param ended how many sessions */
    record Ended(int ended) {}

    @Operation(summary = "End all sessions of a user")
    @PostMapping("/end")
    Ended endAll(
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            @RequestBody(required = false) @Nullable Ending input) {
        String caller = CurrentActor.get().id();
        String user = input == null ? caller : Objects.requireNonNullElse(input.userId(), caller);
        access.require("session", "delete");
        boolean all = access.scope(CurrentActor.get(), "session", "delete")
                .filter(scope -> scope == Scope.ALL)
                .isPresent();
        if (!user.equals(caller) && !all) {
            throw Problem.of(HttpStatus.FORBIDDEN, "None of your roles lets you end the sessions of others.");
        }
        String kept = input != null && Boolean.TRUE.equals(input.keepCurrent())
                ? String.valueOf(token.getClaimAsString(Claims.SESSION))
                : "";
        return new Ended(
                sessions.endAll(user, "revoked", session -> !session.id().equals(kept)));
    }
}
