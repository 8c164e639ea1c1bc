package io.klientela.identity.signin;

import io.klientela.identity.password.Secrets;
import io.klientela.platform.links.SignedLinks;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Remembers in a signed cookie that somebody has signed in from this browser; it opens nothing by itself. */
@Component
class KnownDevices {
    private static final String COOKIE = "klientela-device";
    private static final String PURPOSE = "known-device";
    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final SignedLinks signatures;

    KnownDevices(SignedLinks signatures) {
        this.signatures = signatures;
    }

    /** The browser's id where this user has signed in with it. */
    Optional<String> of(HttpServletRequest request, String userId) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .flatMap(value -> signatures.verify(PURPOSE, value).stream())
                .filter(known -> known.endsWith(" " + userId))
                .map(known -> known.substring(0, known.indexOf(' ')))
                .findFirst();
    }

    void remember(HttpServletRequest request, HttpServletResponse response, String userId) {
        String device = of(request, userId).orElseGet(Secrets::token);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, signatures.sign(PURPOSE, device + " " + userId, REMEMBERED))
                .path("/signin")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(REMEMBERED)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
