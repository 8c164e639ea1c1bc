package io.klientela.identity.signin;

import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.factor.SecondFactors;
import io.klientela.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/**
 * The way from a password to being signed in. Nobody is signed in before the last step, and the browser's session gets a
 * new id with each, so that one which was planted is worth nothing.
 */
@Component
public class SignInSteps {
    private static final String PENDING = "klientela.pending";
    private static final String METHOD = "klientela.method";
    private static final String CLIENT_RETURN = "/oauth2/authorize?";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What comes next. */
    enum Step {
        CODE,
        ENROL
    }

    /** Somebody who knows the password, and no more yet. */
    record Pending(String userId, Step step, Instant since) implements Serializable {}

    private final SecondFactors factors;
    private final Users users;
    private final KnownDevices devices;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();

    SignInSteps(SecondFactors factors, Users users, KnownDevices devices, Clock clock) {
        this.factors = factors;
        this.users = users;
        this.devices = devices;
        this.clock = clock;
    }

    /** @return where the browser goes next */
    String passwordWasRight(HttpServletRequest request, HttpServletResponse response, UserState user) {
        if (factors.has(user.id())) {
            return pend(request, user, Step.CODE, "/signin/second-factor");
        }
        if (factors.mustHave(user)) {
            return pend(request, user, Step.ENROL, "/signin/enrol");
        }
        return complete(request, response, user, "password");
    }

    /** The user who is at this step; empty where nobody is, or too much time has passed. */
    Optional<UserState> pending(HttpServletRequest request, Step step) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PENDING) instanceof Pending pending
                ? Optional.of(pending)
                        .filter(one -> one.step() == step)
                        .filter(one -> one.since().plus(PATIENCE).isAfter(clock.instant()))
                        .flatMap(one -> users.find(one.userId()))
                        .filter(user -> user.status() == UserStatus.ACTIVE)
                : Optional.empty();
    }

    /** Signs the user in. @return where the browser goes next: back to the client, or to the platform's first page */
    String complete(HttpServletRequest request, HttpServletResponse response, UserState user, String method) {
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        session.removeAttribute(PENDING);
        session.setAttribute(METHOD, method);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user.id(), null, List.of()));
        contexts.saveContext(context, request, response);
        devices.remember(request, response, user.id());
        return next(request, response);
    }

    /** Where a browser that has signed in came from; never anywhere but the protocol's own address. */
    String next(HttpServletRequest request, HttpServletResponse response) {
        if (requests.getRequest(request, response) instanceof DefaultSavedRequest saved) {
            String target = saved.getRequestURI() + "?" + saved.getQueryString();
            if (target.startsWith(CLIENT_RETURN)) {
                return target;
            }
        }
        return "/";
    }

    /** How the person of this session signed in. */
    public static String method(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(METHOD) instanceof String method ? method : "password";
    }

    private String pend(HttpServletRequest request, UserState user, Step step, String page) {
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        session.setAttribute(PENDING, new Pending(user.id(), step, clock.instant()));
        return page;
    }
}
