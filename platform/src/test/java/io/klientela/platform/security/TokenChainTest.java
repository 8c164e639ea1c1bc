package io.klientela.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.klientela.events.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A service with the chain as it is configured by default, and an issuer with keys of its own. */
class TokenChainTest {
    private static final String ISSUER = "https://crm.example";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RSAKey key;
    private static HttpServer issuer;
    private static volatile boolean issuerIsUp;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        issuer.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(issuerIsUp ? 200 : 503, issuerIsUp ? keys.length : -1);
            if (issuerIsUp) {
                exchange.getResponseBody().write(keys);
            }
            exchange.close();
        });
        issuer.start();
        service = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "server.max-http-request-header-size=32KB",
                        "klientela.issuer=" + ISSUER,
                        "klientela.jwks-uri=http://127.0.0.1:"
                                + issuer.getAddress().getPort() + "/jwks")
                .run();
        assertStartsBeforeItsIssuer();
    }

    private static void assertStartsBeforeItsIssuer() throws Exception {
        var early = get("/who", token(claims()));
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).isPresent();
        issuerIsUp = true;
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> get("/who", token(claims())).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.stop(0);
    }

    @Test
    void knowsTheBearerOfAValidToken() throws Exception {
        assertThat(get("/who", token(claims())).body()).isEqualTo("user:ann in [north] as [rep]");
        String client = token(new JWTClaimsSet.Builder(claims())
                .subject("erp")
                .claim("typ", "client")
                .build());
        assertThat(get("/who", client).body()).startsWith("client:erp");
    }

    @Test
    void refusesARequestWithoutToken() throws Exception {
        var answer = get("/who", null);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"status\":401", "Authorization: Bearer");
        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesForeignAndStaleTokens() throws Exception {
        assertRefused(token(new JWTClaimsSet.Builder(claims())
                .issuer("https://evil.example")
                .build()));
        assertRefused(token(
                new JWTClaimsSet.Builder(claims()).audience("klientela-web").build()));
        assertRefused(token(new JWTClaimsSet.Builder(claims()).subject(null).build()));
        assertRefused(
                token(new JWTClaimsSet.Builder(claims()).expirationTime(null).build()));
        assertRefused(token(new JWTClaimsSet.Builder(claims())
                .expirationTime(Date.from(Instant.now().minusSeconds(40)))
                .build()));
        RSAKey stranger = new RSAKeyGenerator(2048).keyID("k1").generate();
        assertRefused(sign(JWSAlgorithm.RS256, new RSASSASigner(stranger), claims()));
        assertRefused("nonsense");
    }

    @Test
    void acceptsOneAlgorithmOnly() throws Exception {
        assertRefused(sign(JWSAlgorithm.RS512, new RSASSASigner(key), claims()));
        byte[] publicKeyAsSecret = key.toRSAPublicKey().getEncoded();
        assertRefused(sign(JWSAlgorithm.HS256, new MACSigner(publicKeyAsSecret), claims()));
    }

    @Test
    void refusesATokenThatIsNotYetValid() throws Exception {
        assertRefused(token(new JWTClaimsSet.Builder(claims())
                .notBeforeTime(Date.from(Instant.now().plusSeconds(40)))
                .build()));
    }

    @Test
    void refusesATokenWithoutSignature() throws Exception {
        assertRefused(new PlainJWT(claims()).serialize());
        String signed = token(claims());
        assertRefused(signed.substring(0, signed.lastIndexOf('.') + 1));
    }

    @Test
    void refusesATokenThatWasChangedAfterItWasSigned() throws Exception {
        String[] parts = token(claims()).split("\\.", -1);
        String promoted = new JWTClaimsSet.Builder(claims())
                .claim(Claims.ROLES, List.of("admin"))
                .build()
                .toPayload()
                .toBase64URL()
                .toString();
        assertRefused(parts[0] + "." + promoted + "." + parts[2]);
    }

    @Test
    void refusesAKeyThatTheTokenBringsAlongOrNamesItself() throws Exception {
        RSAKey own = new RSAKeyGenerator(2048).keyID("own").generate();
        for (JWSHeader header : List.of(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build(),
                new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).build(),
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("own")
                        .jwkURL(URI.create("http://127.0.0.1:1/jwks"))
                        .build())) {
            SignedJWT jwt = new SignedJWT(header, claims());
            jwt.sign(new RSASSASigner(own));
            assertRefused(jwt.serialize());
        }
    }

    @Test
    void refusesWhatIsNoAccessToken() throws Exception {
        SignedJWT logout = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("k1")
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                claims());
        logout.sign(new RSASSASigner(key));
        assertRefused(logout.serialize());
    }

    @Test
    void refusesAHugeToken() throws Exception {
        assertRefused(token(new JWTClaimsSet.Builder(claims())
                .claim("ballast", "a".repeat(15_000))
                .audience("somebody-else")
                .build()));
        assertRefused("a".repeat(20_000));
    }

    @Test
    void cutsOffTheStreamsOfAnEndedSessionAndNoOthers() throws Exception {
        CompletableFuture<Void> ended = listening("of-ann", "ann");
        CompletableFuture<Void> disabled = listening("of-bob", "bob");
        CompletableFuture<Void> other = listening("of-eve", "eve");
        Revocations revocations = service.getBean(Revocations.class);
        revocations.learn(Topics.SESSIONS, "of-ann", "klientela.identity.session.ended.v1", Instant.now(), new byte[0]);
        revocations.learn(
                Topics.USERS,
                "bob",
                "klientela.identity.user.updated.v1",
                Instant.now(),
                "{\"state\":{\"status\":\"disabled\"}}".getBytes(StandardCharsets.UTF_8));
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> ended.isDone() && disabled.isDone());
        assertThat(other).isNotDone();
        assertThat(get("/events", tokenOf("of-ann", "ann")).statusCode()).isEqualTo(401);
        revocations.learn(Topics.SESSIONS, "of-eve", "klientela.identity.session.ended.v1", Instant.now(), new byte[0]);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(other::isDone);
    }

    /** Done when the stream is over. */
    private static CompletableFuture<Void> listening(String session, String user) throws Exception {
        String port = service.getEnvironment().getProperty("local.server.port");
        HttpResponse<InputStream> stream = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events"))
                        .header("Authorization", "Bearer " + tokenOf(session, user))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("data:hello");
        return CompletableFuture.runAsync(
                () -> lines.lines().forEach(line -> assertThat(line).isEmpty()));
    }

    private static String tokenOf(String session, String user) throws JOSEException {
        return token(new JWTClaimsSet.Builder(claims())
                .subject(user)
                .claim("sid", session)
                .build());
    }

    private static void assertRefused(String token) throws Exception {
        var answer = get("/who", token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(answer.body()).contains("\"detail\"").doesNotContain("iss", "Jwt");
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(Claims.AUDIENCE)
                .subject("ann")
                .claim(Claims.ROLES, List.of("rep"))
                .claim(Claims.TEAMS, List.of("north"))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
    }

    private static String token(JWTClaimsSet claims) throws JOSEException {
        return sign(JWSAlgorithm.RS256, new RSASSASigner(key), claims);
    }

    private static String sign(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID("k1").build(), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        String port = service.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        TokenAutoConfiguration.class,
        ApiSecurityAutoConfiguration.class
    })
    @Import(Who.class)
    static class Service {}

    @RestController
    static class Who {
        @GetMapping("/events")
        SseEmitter events() throws IOException {
            SseEmitter stream = new SseEmitter(0L);
            stream.send("hello");
            return stream;
        }

        @GetMapping("/who")
        String who() {
            Actor actor = CurrentActor.get();
            return "%s in %s as %s".formatted(actor, actor.teamIds(), actor.roles());
        }
    }
}
