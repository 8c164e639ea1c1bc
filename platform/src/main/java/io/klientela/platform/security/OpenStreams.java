package io.klientela.platform.security;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the answers that are still being written, such as streams of events, when their token is revoked. */
final class OpenStreams extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(OpenStreams.class);

    private final Revocations revocations;
    private final Map<AsyncContext, Jwt> open = new ConcurrentHashMap<>();

    OpenStreams(Revocations revocations) {
        this.revocations = revocations;
        revocations.onRefusal(this::closeRefused);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.isAsyncStarted()
                && SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            watch(request.getAsyncContext(), token.getToken());
        }
    }

    private void watch(AsyncContext stream, Jwt token) {
        try {
            stream.addListener(new Forget(stream));
        } catch (IllegalStateException over) {
            return;
        }
        open.put(stream, token);
        if (revocations.refuses(token)) {
            close(stream);
        }
    }

    private void closeRefused() {
        open.forEach((stream, token) -> {
            if (revocations.refuses(token)) {
                close(stream);
            }
        });
    }

    private void close(AsyncContext stream) {
        open.remove(stream);
        try {
            stream.complete();
        } catch (IllegalStateException over) {
            log.debug("A stream had ended by itself: {}", over.getMessage());
        }
    }

    private final class Forget implements AsyncListener {
        private final AsyncContext stream;

        private Forget(AsyncContext stream) {
            this.stream = stream;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            open.remove(stream);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            open.remove(stream);
        }

        @Override
        public void onError(AsyncEvent event) {
            open.remove(stream);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // The same answer goes on.
        }
    }
}
