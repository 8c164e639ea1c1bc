package io.klientela.platform.security;

import io.klientela.platform.web.Problem;
import io.klientela.platform.web.ProblemResponses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** 401, 403 and, while the issuer's keys cannot be had, 503: all as problem details that say nothing about the token's inside. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final int RETRY_SECONDS = 5;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof AuthenticationServiceException) {
            ProblemResponses.write(
                    Problem.unavailable("Sign-in cannot be checked at the moment. Try again soon.", RETRY_SECONDS),
                    request,
                    response);
            return;
        }
        boolean badToken = cause instanceof InvalidBearerTokenException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, badToken ? "Bearer error=\"invalid_token\"" : "Bearer");
        String detail = badToken
                ? "The access token is not valid here, or no longer. Sign in again or ask for a new token."
                : "Sign in first: send an access token as \"Authorization: Bearer …\".";
        ProblemResponses.write(Problem.of(HttpStatus.UNAUTHORIZED, detail), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        ProblemResponses.write(Problem.of(HttpStatus.FORBIDDEN, "You may not do this."), request, response);
    }
}
