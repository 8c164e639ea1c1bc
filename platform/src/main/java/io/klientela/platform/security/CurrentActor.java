package io.klientela.platform.security;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The actor of the code that runs now: bound explicitly in background work, otherwise the bearer of the request's token. */
public final class CurrentActor {
    private static final ScopedValue<Actor> BOUND = ScopedValue.newInstance();

    private CurrentActor() {}

    /** The current actor. @throws AuthenticationCredentialsNotFoundException where there is none (401 in a request) */
    public static Actor get() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in."));
    }

    public static Optional<Actor> find() {
        if (BOUND.isBound()) {
            return Optional.of(BOUND.get());
        }
        return switch (SecurityContextHolder.getContext().getAuthentication()) {
            case SignedIn known -> Optional.of(known.actor());
            case JwtAuthenticationToken token -> Optional.of(Claims.actor(token.getToken()));
            case null, default -> Optional.empty();
        };
    }

    /** Whether it is who sent the token, and nobody who only sees the application as that person does. */
    static boolean isInPerson() {
        return BOUND.isBound()
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn known)
                || known.actor().id().equals(known.getToken().getSubject());
    }

    /** Runs the task as the given actor; the binding ends with the task and does not reach other threads. */
    public static void runAs(Actor actor, Runnable task) {
        ScopedValue.where(BOUND, actor).run(task);
    }

    /** Like {@link #runAs} for a task with a result. */
    public static <R, X extends Throwable> R callAs(Actor actor, ScopedValue.CallableOp<? extends R, X> task) throws X {
        return ScopedValue.where(BOUND, actor).call(task);
    }
}
