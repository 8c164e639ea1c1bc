package io.klientela.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends callers away at once while the database does not answer, and ends the waiting of those who are inside. */
final class DatabaseGate extends OncePerRequestFilter {
    private final DatabaseWatch watch;

    DatabaseGate(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (watch.isAway()) {
            ProblemResponses.write(DatabaseFailures.problem(), request, response);
            return;
        }
        watch.enter();
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (response.isCommitted() || !DatabaseFailures.isAbsence(e)) {
                throw e;
            }
            response.reset();
            ProblemResponses.write(DatabaseFailures.problem(), request, response);
        } finally {
            watch.leave();
        }
    }
}
