package io.klientela.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    private static final int MB = 1024 * 1024;
    private static final Backend CONTACTS = new Backend().on("/", Backend.json("{}"));
    private static final RunningGateway GATEWAY = new RunningGateway(Map.of("contacts", CONTACTS.url()));

    @AfterAll
    static void stop() {
        GATEWAY.close();
        CONTACTS.close();
    }

    @Test
    void aBodyThatAnnouncesTooMuchIsRefused() {
        assertTooLarge(GATEWAY.send(GATEWAY.api("/api/v1/contacts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[50 * MB]))));
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefused() {
        assertTooLarge(GATEWAY.send(GATEWAY.api("/api/v1/contacts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5 * MB])))));
    }

    @Test
    void anUploadMayBeLarger() {
        var answer = GATEWAY.send(GATEWAY.api("/api/v1/contacts/imports")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5 * MB]))));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningGateway.json(answer).get("detail").asString()).contains("1 MB");
    }
}
