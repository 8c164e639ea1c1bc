package io.klientela.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.util.UriComponentsBuilder;

/** The sign-in provider's side of the code flow: signs its user in at once, and takes each refresh token once. */
final class Provider {

    private final Backend server = new Backend()
            .on("/oauth2/authorize", this::authorize)
            .on("/oauth2/token", this::token)
            .on("/connect/logout", at -> at.sendResponseHeaders(302, -1))
            .on("/oauth2/jwks", at -> Backend.answer(at, 200, "application/json", keys()));
    private final RSAKey key = newKey();
    private final Map<String, Form> codes = new ConcurrentHashMap<>();
    private final AtomicInteger serial = new AtomicInteger();
    private volatile String refreshable = "";
    private volatile String nonce = "";
    private volatile String issuer = "";
    volatile int secondsToLive = 600;

    Backend server() {
        return server;
    }

    void issuer(String url) {
        issuer = url;
    }

    /** From now on nothing that was granted is good. */
    void revoke() {
        refreshable = "";
    }

    private String keys() {
        return new JWKSet(key).toString();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Form asked = Form.of(exchange.getRequestURI().getRawQuery());
        String code = "code-" + serial.incrementAndGet();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        UriComponentsBuilder.fromUriString(asked.get("redirect_uri"))
                                .queryParam("code", code)
                                .queryParam("state", "{state}")
                                .build(asked.get("state"))
                                .toString());
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        Form asked = Form.of(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!isOurClient(exchange)) {
            Backend.answer(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
            return;
        }
        boolean granted = asked.get("grant_type").equals("refresh_token")
                ? refreshable.equals(asked.get("refresh_token"))
                : provesItsKey(asked);
        if (!granted) {
            Backend.answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        Form request = codes.get(asked.get("code"));
        if (request != null) {
            nonce = request.get("nonce");
        }
        refreshable = "refresh-" + serial.incrementAndGet();
        Backend.answer(
                exchange, 200, "application/json", """
                {"access_token":"access-%d","token_type":"Bearer","expires_in":%d,"refresh_token":"%s",
                 "scope":"openid profile email","id_token":"%s"}
                """.formatted(serial.get(), secondsToLive, refreshable, idToken()));
    }

    private boolean provesItsKey(Form asked) {
        Form request = codes.get(asked.get("code"));
        return request != null && request.get("code_challenge").equals(sha256(asked.get("code_verifier")));
    }

    private static boolean isOurClient(HttpExchange exchange) {
        String expected = "klientela-web:" + RunningGateway.SECRET.replace(' ', '+');
        return ("Basic " + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8)))
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private String idToken() {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("user-1")
                .audience("klientela-web")
                .claim("name", "Ewa Nowak")
                .claim("email", "ewa@example.com")
                .claim("nonce", nonce)
                .claim("iat", Instant.now().getEpochSecond())
                .claim("exp", Instant.now().plusSeconds(600).getEpochSecond())
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
        try {
            token.sign(new RSASSASigner(key));
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

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The parameters of a request; what is absent reads as empty. */
    private record Form(Map<String, String> values) {
        static Form of(String encoded) {
            Map<String, String> values = new ConcurrentHashMap<>();
            UriComponentsBuilder.fromUri(URI.create("http://localhost/?" + encoded))
                    .build(true)
                    .getQueryParams()
                    .toSingleValueMap()
                    .forEach((name, value) -> values.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8)));
            return new Form(values);
        }

        String get(String name) {
            return values.getOrDefault(name, "");
        }
    }
}
