package io.klientela.platform.web;

import io.klientela.platform.security.CurrentActor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a POST with an Idempotency-Key happen once: the same key and body get the stored answer, an attempt under way is
 * a 409, another body a 422. Answers of 5xx and those that name a time to try again are not kept: such a request may be
 * repeated, and finds what its first attempt has written.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private final IdempotencyKeys keys;
    private final DatabaseWatch watch;

    IdempotencyFilter(IdempotencyKeys keys, DatabaseWatch watch) {
        this.keys = keys;
        this.watch = watch;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getHeader(HEADER) == null
                || !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HEADER);
        if (header.isBlank() || header.length() > LONGEST) {
            ProblemResponses.write(
                    Problem.badRequest("An Idempotency-Key has 1 to %d characters.".formatted(LONGEST)),
                    request,
                    response);
            return;
        }
        boolean multipart = isMultipart(request);
        HttpServletRequest readable = multipart ? request : new BufferedRequest(request);
        MessageDigest digest = sha256();
        digest.update((request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
        if (readable instanceof BufferedRequest buffered) {
            digest.update(buffered.body());
        } else {
            try {
                updateFromParts(digest, request);
            } catch (IllegalStateException e) { // how the servlet API says that a part is too large
                ProblemResponses.write(
                        Problem.of(HttpStatus.CONTENT_TOO_LARGE, ProblemAdvice.TOO_LARGE), request, response);
                return;
            } catch (IOException | ServletException e) {
                ProblemResponses.write(Problem.badRequest(ProblemAdvice.NO_FORM), request, response);
                return;
            }
        }
        String fingerprint = HexFormat.of().formatHex(digest.digest());
        String key = key(header);
        IdempotencyKeys.Claim claim = keys.claim(key, fingerprint);
        if (!claim.fingerprint().equals(fingerprint)) {
            ProblemResponses.write(
                    Problem.unprocessable("This Idempotency-Key was used for another request. Use a new one."),
                    request,
                    response);
        } else if (claim.answer() != null) {
            replay(claim.answer(), response);
        } else if (!claim.mine()) {
            ProblemResponses.write(
                    Problem.conflict("The first request with this Idempotency-Key is still under way.")
                            .retryAfter(1),
                    request,
                    response);
        } else {
            carryOut(key, claim.creationId(), readable, response, chain);
        }
    }

    private void carryOut(
            String key, String creationId, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(Creation.ATTRIBUTE, creationId);
        ContentCachingResponseWrapper cached = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, cached);
            if (isFinal(cached) && !Creation.isSecret(request)) {
                keys.complete(
                        key,
                        new IdempotencyKeys.Answer(
                                cached.getStatus(),
                                cached.getContentType(),
                                cached.getHeader(HttpHeaders.LOCATION),
                                cached.getHeader(HttpHeaders.ETAG),
                                cached.getContentAsByteArray()));
                kept = true;
            }
            cached.copyBodyToResponse();
        } finally {
            if (!kept && !watch.isAway()) { // else the attempt runs out by itself
                giveBack(key, Creation.isSecret(request));
            }
        }
    }

    private void giveBack(String key, boolean secret) {
        if (secret) {
            keys.forget(key);
        } else {
            keys.release(key);
        }
    }

    private static boolean isFinal(HttpServletResponse answer) {
        return answer.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()
                && !answer.containsHeader(HttpHeaders.RETRY_AFTER);
    }

    private static void replay(IdempotencyKeys.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        header(response, HttpHeaders.CONTENT_TYPE, answer.contentType());
        header(response, HttpHeaders.LOCATION, answer.location());
        header(response, HttpHeaders.ETAG, answer.etag());
        response.setHeader("Idempotent-Replayed", "true");
        response.getOutputStream().write(answer.body());
    }

    private static void header(HttpServletResponse response, String name, @Nullable String value) {
        if (value != null) {
            response.setHeader(name, value);
        }
    }

    /** Keys belong to their caller: two callers may use the same one. */
    private static String key(String header) {
        return CurrentActor.get().wire() + "/" + header;
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
    }

    private static void updateFromParts(MessageDigest digest, HttpServletRequest request)
            throws IOException, ServletException {
        byte[] buffer = new byte[65_536];
        for (Part part : request.getParts()) {
            digest.update((part.getName() + "\n" + part.getSize() + "\n").getBytes(StandardCharsets.UTF_8));
            try (InputStream content = part.getInputStream()) {
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
