package io.klientela.platform.security;

import io.klientela.platform.web.Problem;
import io.klientela.platform.web.ProblemResponses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets somebody see what a user sees: with the header {@code Klientela-See-As: <user id>} a request is answered as though
 * that user had sent it. Only to read, only for those who may, only what they might give to others themselves, and only
 * after it was written down: a service honours the header while it knows the event that says so.
 */
final class SeeAsFilter extends OncePerRequestFilter {
    static final String HEADER = "Klientela-See-As";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    /** How somebody signs in is nobody else's business. */
    private static final String OWN_AFFAIRS = "/api/v1/account";

    private final PeopleDirectory people;
    private final Supplier<Access> access;

    SeeAsFilter(PeopleDirectory people, Supplier<Access> access) {
        this.people = people;
        this.access = access;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext before = SecurityContextHolder.getContext();
        if (!(before.getAuthentication() instanceof SignedIn viewer)) {
            chain.doFilter(request, response);
            return;
        }
        Actor seen;
        try {
            seen = seen(viewer.actor(), request);
        } catch (Problem problem) {
            ProblemResponses.write(problem, request, response);
            return;
        }
        SecurityContext as = SecurityContextHolder.createEmptyContext();
        as.setAuthentication(new SignedIn(viewer.getToken(), seen));
        SecurityContextHolder.setContext(as);
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private Actor seen(Actor viewer, HttpServletRequest request) {
        if (!READING.contains(request.getMethod()) || request.getRequestURI().startsWith(OWN_AFFAIRS)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN, "You see the application as somebody else, and only look. Leave that first.");
        }
        String userId = request.getHeader(HEADER);
        Access rights = access.get();
        return people.find(userId)
                .filter(PeopleDirectory.Colleague::mayAct)
                .filter(ignored -> people.isSeenBy(userId, viewer))
                .map(PeopleDirectory.Colleague::actor)
                .filter(ignored -> rights.scope(viewer, "user", Access.SEE_AS).isPresent())
                .filter(seen -> rights.coversRoles(viewer, seen.roles()))
                .orElseThrow(() -> Problem.of(
                        HttpStatus.FORBIDDEN,
                        "You do not see the application as this user. Begin with POST /api/v1/users/{id}/see-as."));
    }
}
