package io.klientela.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** A company's OpenID provider that signs in whom the test names, and can be made to lie. */
final class CompanyProvider implements AutoCloseable {
    static final String CLIENT = "klientela-at-acme";

    private final HttpServer server;
    private final RSAKey key = newKey();
    private volatile Map<String, Object> person = Map.of();
    private volatile String fault = "";
    private volatile String nonce = "";

    CompanyProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        on("/.well-known/openid-configuration", at -> json(at, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/jwks","end_session_endpoint":"%1$s/end","subject_types_supported":["public"],
                 "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer())));
        on("/jwks", at -> json(at, new JWKSet(key.toPublicJWK()).toString()));
        on("/authorize", this::authorize);
        on("/token", at -> json(at, """
                {"access_token":"theirs","token_type":"Bearer","expires_in":60,"id_token":"%s"}
                """.formatted(idToken())));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void nextPerson(Map<String, Object> claims) {
        person = claims;
    }

    /** What is wrong with the next ID token. */
    void nextFault(String which) {
        fault = which;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        MultiValueMap<String, String> asked =
                UriComponentsBuilder.fromUri(exchange.getRequestURI()).build().getQueryParams();
        nonce = String.valueOf(asked.getFirst("nonce"));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        URLDecoder.decode(String.valueOf(asked.getFirst("redirect_uri")), StandardCharsets.UTF_8)
                                + "?code=c&state=" + asked.getFirst("state"));
        exchange.sendResponseHeaders(302, -1);
    }

    private String idToken() {
        String lie = fault;
        fault = "";
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(lie.equals("iss") ? "https://evil.example" : issuer())
                .audience(lie.equals("aud") ? "another client" : CLIENT)
                .claim("nonce", lie.equals("nonce") ? "of another sign-in" : nonce)
                .issueTime(Date.from(now.minusSeconds(lie.equals("exp") ? 900 : 0)))
                .expirationTime(Date.from(now.plusSeconds(lie.equals("exp") ? -600 : 60)));
        person.forEach(claims::claim);
        if (lie.equals("none")) {
            return new PlainJWT(claims.build()).serialize();
        }
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims.build());
        try {
            token.sign(new RSASSASigner(lie.equals("signature") ? newKey() : key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
