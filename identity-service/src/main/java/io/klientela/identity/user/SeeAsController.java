package io.klientela.identity.user;

import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.role.Grants;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writes down that somebody sees the application as another user does: services honour nothing that was not. */
@RestController
@RequestMapping("/api/v1/users/{id}/see-as")
class SeeAsController {
    private static final Duration LASTS = Duration.ofMinutes(30);
    private static final String RESOURCE = "user";

    private final Aggregates<User, UserState> users;
    private final Grants grants;
    private final Access access;
    private final Stamps stamps;

    SeeAsController(Aggregates<User, UserState> users, Grants grants, Access access, Stamps stamps) {
        this.users = users;
        this.grants = grants;
        this.access = access;
        this.stamps = stamps;
    }

    /** @param until when it ends by itself */
    record Viewing(Instant until) {}

    @Operation(
            summary = "Begin to see the application as a user does",
            description = "For half an hour, GET requests with the header \"Klientela-See-As: <user id>\" are answered"
                    + " as though the user had sent them. The user's history tells it.")
    @PostMapping
    Viewing begin(@PathVariable String id) {
        Stamp stamp = stamps.now();
        Instant until = stamp.at().plus(LASTS);
        change(id, until, stamp);
        return new Viewing(until);
    }

    @Operation(summary = "See the application as oneself again")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id) {
        Stamp stamp = stamps.now();
        change(id, stamp.at(), stamp);
    }

    private void change(String id, Instant until, Stamp stamp) {
        access.require(RESOURCE, Access.SEE_AS);
        users.change(id, null, user -> {
            access.requireOn(RESOURCE, Access.SEE_AS, user.state());
            grants.requirePowerOver(user.state());
            if (user.state().status() != UserStatus.ACTIVE
                    || user.id().equals(CurrentActor.get().id())) {
                throw Problem.conflict(
                        "There is nothing to see as this user: it is yourself, or somebody who cannot sign in.");
            }
            user.seenAs(until, stamp);
        });
    }
}
