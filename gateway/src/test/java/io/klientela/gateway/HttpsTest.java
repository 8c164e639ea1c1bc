package io.klientela.gateway;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A gateway behind https, as it stands before a company: none of the exceptions for localhost. */
class HttpsTest {
    private static final RunningGateway GATEWAY = new RunningGateway(
            Map.of("identity", URI.create("http://127.0.0.1:1")), "--klientela.issuer=https://crm.example");

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void browsersStayWithHttpsForAYear() {
        assertThat(GATEWAY.send(GATEWAY.request("/auth/session")).headers().allValues("Strict-Transport-Security"))
                .isEqualTo(List.of("max-age=31536000; includeSubDomains"));
    }

    @Test
    void theCookieIsBoundToThisHostAndToHttps() throws IOException {
        assertThat(signIn().lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:")))
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains(" __Host-klientela=")
                .contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    /** By hand, for the host is not the one that is connected to. */
    private static String signIn() throws IOException {
        try (Socket socket = new Socket("localhost", GATEWAY.at("/").getPort())) {
            socket.getOutputStream()
                    .write("GET /auth/signin?returnTo=/ HTTP/1.1\r\nHost: crm.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
