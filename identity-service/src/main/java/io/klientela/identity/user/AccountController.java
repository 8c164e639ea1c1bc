package io.klientela.identity.user;

import io.klientela.events.identity.FieldRule;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.UserState;
import io.klientela.identity.factor.SecondFactors;
import io.klientela.identity.mail.LinkMails;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.role.Grants;
import io.klientela.identity.session.Sessions;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.security.SecuritySettings;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, and who may sign in. If-Match is honoured where it is sent, and not needed. */
@RestController
@RequestMapping("/api/v1/users")
class AccountController {
    private final Aggregates<User, UserState> aggregates;
    private final Users users;
    private final Credentials credentials;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final LinkMails mails;
    private final Access access;
    private final Grants grants;
    private final Stamps stamps;
    private final String invitations;

    AccountController(
            Aggregates<User, UserState> aggregates,
            Users users,
            Credentials credentials,
            SecondFactors factors,
            Sessions sessions,
            LinkMails mails,
            Access access,
            Grants grants,
            Stamps stamps,
            SecuritySettings settings) {
        this.aggregates = aggregates;
        this.users = users;
        this.credentials = credentials;
        this.factors = factors;
        this.sessions = sessions;
        this.mails = mails;
        this.access = access;
        this.grants = grants;
        this.stamps = stamps;
        this.invitations = settings.issuer() + "/invite/";
    }

    /** The caller, as the access token and the roles of now tell it. @param fields what these keep from the caller */
    record Me(
            String id,
            @Nullable String name,
            @Nullable String email,
            Set<String> roles,
            Set<String> teamIds,
            List<Permission> permissions,
            List<FieldRule> fields) {}

    @GetMapping("/me")
    Me me() {
        Actor actor = CurrentActor.get();
        Optional<UserState> user = actor.isUser() ? users.find(actor.id()) : Optional.empty();
        return new Me(
                actor.id(),
                user.map(UserState::name).orElse(actor.name()),
                user.map(UserState::email).orElse(null),
                new TreeSet<>(actor.roles()),
                new TreeSet<>(actor.teamIds()),
                access.permissions(actor),
                access.fieldRules(actor));
    }

    /** @param email where the invitation goes; not needed for a user who has an address */
    record InvitationInput(@Nullable @Email @Size(max = 254) String email) {}

    /** @param link works once, for a week @param mailed whether it went to the person as well */
    record Invitation(String link, boolean mailed) {}

    @PostMapping("/{id}/invite")
    Invitation invite(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable InvitationInput input) {
        change(id, ifMatch, user -> user.invite(input == null ? null : input.email(), stamps.now()));
        Creation.isAnsweredWithASecret();
        String token = credentials.invite(id);
        boolean mailed =
                users.find(id).map(user -> mails.invitation(user, token)).orElse(false);
        return new Invitation(invitations + token, mailed);
    }

    @PostMapping("/{id}/disable")
    ResponseEntity<Versioned<UserState>> disable(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var disabled = change(id, ifMatch, grants::requireMayStop, user -> {
            users.requireAnotherAdmin(user);
            user.disable(stamps.now());
        });
        sessions.endAll(id, "disabled");
        return disabled;
    }

    @Operation(summary = "Forget the app, the recovery codes and the passkeys of a user, and end the user's sessions")
    @PostMapping("/{id}/reset-second-factor")
    ResponseEntity<Void> resetSecondFactor(@PathVariable String id) {
        access.require("user", "update");
        UserState user = aggregates.get(id).state();
        access.requireOn("user", "update", user);
        grants.requirePowerOver(user);
        factors.reset(user);
        sessions.endAll(id, "second-factor-reset");
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/enable")
    ResponseEntity<Versioned<UserState>> enable(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        boolean hasPassword = credentials.hasPassword(id);
        return change(id, ifMatch, user -> user.enable(hasPassword, stamps.now()));
    }

    private ResponseEntity<Versioned<UserState>> change(String id, @Nullable String ifMatch, Consumer<User> command) {
        return change(id, ifMatch, grants::requirePowerOver, command);
    }

    private ResponseEntity<Versioned<UserState>> change(
            String id, @Nullable String ifMatch, Consumer<UserState> guard, Consumer<User> command) {
        access.require("user", "update");
        User changed = aggregates.change(id, ifMatch == null ? null : Versions.required(ifMatch), user -> {
            access.requireOn("user", "update", user.state());
            guard.accept(user.state());
            command.accept(user);
        });
        return ResponseEntity.ok()
                .eTag(Versions.tag(changed.version()))
                .body(new Versioned<>(changed.state(), changed.version()));
    }
}
