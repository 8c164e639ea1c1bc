package io.klientela.identity.own;

import io.klientela.events.identity.UserState;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.session.Sessions;
import io.klientela.identity.signin.Attempts;
import io.klientela.identity.user.Users;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.Claims;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Makes sure that it is the person herself before what stands before her account changes. */
@Component
class Confirmation {
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final Users users;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Clock clock;

    Confirmation(Users users, Credentials credentials, Sessions sessions, Attempts attempts, Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.sessions = sessions;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** The caller. @throws Problem 403 where it is no person */
    UserState caller() {
        Actor actor = CurrentActor.get();
        if (!actor.isUser()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "Only people have an account of their own.");
        }
        return users.find(actor.id())
                .orElseThrow(() -> Problem.of(HttpStatus.FORBIDDEN, "There is no user for this token here."));
    }

    /** The caller, who has signed in a moment ago or gives the password. @throws Problem 403 that asks for it */
    UserState confirmed(@Nullable String password) {
        UserState user = caller();
        if (password == null || password.isEmpty()) {
            if (!signedInRecently()) {
                throw Problem.of(HttpStatus.FORBIDDEN, "Confirm this with your password.")
                        .field("password", "is needed");
            }
            return user;
        }
        requirePassword(user, password, "password");
        return user;
    }

    /** @throws Problem 422 where it is not the user's, 429 after too many wrong ones */
    void requirePassword(UserState user, String password, String field) {
        attempts.confirm(user.id()).ifPresent(left -> {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "Too many wrong passwords. Wait a moment.")
                    .retryAfter((int) left.toSeconds() + 1);
        });
        if (!credentials.matches(user.id(), password)) {
            throw Problem.unprocessable("The password is not right.").field(field, "is not right");
        }
        attempts.confirmed(user.id());
    }

    private boolean signedInRecently() {
        String session = currentSession();
        return session != null
                && sessions.find(session)
                        .map(found -> found.createdAt().plus(RECENT).isAfter(clock.instant()))
                        .orElse(false);
    }

    @Nullable
    String currentSession() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? token.getToken().getClaimAsString(Claims.SESSION)
                : null;
    }
}
