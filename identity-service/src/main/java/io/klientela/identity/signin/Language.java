package io.klientela.identity.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** The languages of the pages: asked for by the switch, remembered in a cookie, else as the browser prefers. */
enum Language {
    EN,
    PL;

    private static final String PARAMETER = "lang";
    private static final String COOKIE = "klientela-language";

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Language of(HttpServletRequest request) {
        return chosen(request)
                .or(() -> Stream.ofNullable(request.getCookies())
                        .flatMap(Stream::of)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .flatMap(code -> named(code).stream())
                        .findFirst())
                .orElseGet(() -> preferred(request));
    }

    /** The cookie that remembers the switch; empty where it was not used. */
    static Optional<ResponseCookie> remembered(HttpServletRequest request) {
        return chosen(request)
                .map(language -> ResponseCookie.from(COOKIE, language.code())
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build());
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(PARAMETER)).flatMap(Language::named);
    }

    private static Language preferred(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null) {
            return EN;
        }
        try {
            // A browser may ask for pl-PL alone: it is shortened until something is found.
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(header), List.of("en", "pl"));
            return tag == null ? EN : named(tag).orElse(EN);
        } catch (IllegalArgumentException malformed) {
            return EN;
        }
    }

    private static Optional<Language> named(String code) {
        return Stream.of(values()).filter(l -> l.code().equals(code)).findFirst();
    }
}
