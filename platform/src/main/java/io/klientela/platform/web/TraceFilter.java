package io.klientela.platform.web;

import io.klientela.platform.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Continues the caller's trace, so that a request can be followed through the events that it causes. */
final class TraceFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Trace.begin(request.getHeader(Trace.TRACEPARENT));
        try {
            chain.doFilter(request, response);
        } finally {
            Trace.end();
        }
    }
}
