package io.klientela.platform.audit;

import io.klientela.platform.web.Problem;
import io.klientela.platform.web.ProblemResponses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes how each request came, and why where its headers say so; what does not fit is refused. */
public final class CallerFilter extends OncePerRequestFilter {
    /** Why something is changed; letters beyond ASCII as UTF-8 or percent-encoded, at most 500 characters. */
    public static final String REASON = "Klientela-Reason";

    /** What personal data is read for; in the same form. */
    public static final String PURPOSE = "Klientela-Purpose";

    private static final int LONGEST = 500;
    private static final int LONGEST_AGENT = 300;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Caller.begin(caller(request));
        } catch (Problem e) {
            ProblemResponses.write(e, request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            Caller.end();
        }
    }

    private static Caller caller(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Caller(
                request.getRemoteAddr(),
                agent == null ? null : Stored.text(agent.substring(0, Math.min(agent.length(), LONGEST_AGENT))),
                words(request, REASON),
                words(request, PURPOSE));
    }

    private static @Nullable String words(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        if (value == null || value.isBlank()) {
            return null;
        }
        String words = Stored.text(decoded(value).strip());
        if (words.length() > LONGEST || words.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest("The header %s has at most %d characters, on one line.".formatted(header, LONGEST))
                    .field(header, "has at most %d characters, on one line".formatted(LONGEST));
        }
        return words;
    }

    /** The server reads headers as ISO 8859-1. */
    private static String decoded(String value) {
        String text = utf8(value.getBytes(StandardCharsets.ISO_8859_1), value);
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String utf8(byte[] bytes, String otherwise) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return otherwise;
        }
    }
}
