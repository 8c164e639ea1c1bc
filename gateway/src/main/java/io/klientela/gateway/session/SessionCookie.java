package io.klientela.gateway.session;

import io.klientela.gateway.Edge;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/**
 * The one thing that the browser holds. {@code __Host-} and Secure bind it to this host and to https. On plain http at
 * this machine, where some browsers take no such cookie, it has another name and is not Secure. It is Lax because a
 * browser that comes back from signing in elsewhere would not bring a Strict one.
 */
@Component
public class SessionCookie {
    private static final Logger LOG = LoggerFactory.getLogger(SessionCookie.class);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String name;
    private final boolean secure;

    /** @param secure null for what suits the public address */
    @ConfigurationProperties("klientela.session.cookie")
    record Settings(@Nullable String name, @Nullable Boolean secure) {}

    SessionCookie(Settings settings, Edge edge) {
        this.secure = settings.secure() == null ? edge.https() || !isThisMachine(edge) : settings.secure();
        this.name = settings.name() == null || settings.name().isBlank()
                ? secure ? "__Host-klientela" : "klientela"
                : settings.name();
        if (secure && !edge.https()) {
            LOG.warn(
                    "{} is plain http, where browsers do not keep the session's cookie: put https before it, and set KLIENTELA_ISSUER.",
                    edge.publicUrl());
        }
    }

    private static boolean isThisMachine(Edge edge) {
        return edge.publicUrl().getHost() != null
                && THIS_MACHINE.contains(edge.publicUrl().getHost());
    }

    public String name() {
        return name;
    }

    WebSessionIdResolver resolver() {
        CookieWebSessionIdResolver resolver = new CookieWebSessionIdResolver();
        resolver.setCookieName(name);
        resolver.addCookieInitializer(
                cookie -> cookie.secure(secure).httpOnly(true).sameSite("Lax").path("/"));
        return resolver;
    }
}
