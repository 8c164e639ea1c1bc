package io.klientela.platform.web;

import io.klientela.platform.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The id for what the current request creates. Under an Idempotency-Key it is the same one in every attempt, so that an
 * attempt that died after its write and one that follows it make one record.
 */
public final class Creation {
    static final String ATTRIBUTE = "klientela.creation-id";
    private static final String SECRET = "klientela.secret-answer";

    private Creation() {}

    public static String id() {
        return reserved().orElseGet(Ids::next);
    }

    static Optional<String> reserved() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        @Nullable Object id = request == null ? null : request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return Optional.ofNullable((String) id);
    }

    /** Says that the answer to the current request holds a secret, which is shown once and kept nowhere. */
    public static void isAnsweredWithASecret() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(SECRET, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    static boolean isSecret(HttpServletRequest request) {
        return request.getAttribute(SECRET) != null;
    }
}
