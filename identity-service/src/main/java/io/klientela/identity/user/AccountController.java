package io.klientela.identity.user;

import io.klientela.events.identity.Permission;
import io.klientela.events.identity.UserState;
import io.klientela.identity.password.Credentials;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.security.SecuritySettings;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
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
    private final Access access;
    private final Stamps stamps;
    private final String invitations;

    AccountController(
            Aggregates<User, UserState> aggregates,
            Users users,
            Credentials credentials,
            Access access,
            Stamps stamps,
            SecuritySettings settings) {
        this.aggregates = aggregates;
        this.users = users;
        this.credentials = credentials;
        this.access = access;
        this.stamps = stamps;
        this.invitations = settings.issuer() + "/invite/";
    }

    /** The caller, as the access token and the roles of now tell it. */
    record Me(
            String id,
            @Nullable String name,
            @Nullable String email,
            Set<String> roles,
            Set<String> teamIds,
            List<Permission> permissions) {}

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
                access.permissions(actor));
    }

    /** @param email where the invitation goes; not needed for a user who has an address */
    record InvitationInput(@Nullable @Email @Size(max = 254) String email) {}

    /** @param link works once, for a week */
    record Invitation(String link) {}

    @PostMapping("/{id}/invite")
    Invitation invite(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable InvitationInput input) {
        change(id, ifMatch, user -> user.invite(input == null ? null : input.email(), stamps.now()));
        return new Invitation(invitations + credentials.invite(id));
    }

    @PostMapping("/{id}/disable")
    ResponseEntity<Versioned<UserState>> disable(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change(id, ifMatch, user -> {
            users.requireAnotherAdmin(user);
            user.disable(stamps.now());
        });
    }

    @PostMapping("/{id}/enable")
    ResponseEntity<Versioned<UserState>> enable(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        boolean hasPassword = credentials.hasPassword(id);
        return change(id, ifMatch, user -> user.enable(hasPassword, stamps.now()));
    }

    private ResponseEntity<Versioned<UserState>> change(String id, @Nullable String ifMatch, Consumer<User> command) {
        access.require("user", "update");
        User changed = aggregates.change(id, ifMatch == null ? null : Versions.required(ifMatch), user -> {
            access.requireOn("user", "update", user.state());
            command.accept(user);
        });
        return ResponseEntity.ok()
                .eTag(Versions.tag(changed.version()))
                .body(new Versioned<>(changed.state(), changed.version()));
    }
}
