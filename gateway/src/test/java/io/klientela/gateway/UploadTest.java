package io.klientela.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UploadTest {
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void anUploadMayLastLongerThanAServiceMayTakeToAnswer() {
        try (Backend contacts = new Backend()
                        .on("/api/v1/contacts/imports", Backend.json("{}"))
                        .on("/api/v1/contacts/late", exchange -> hang());
                RunningGateway gateway = new RunningGateway(
                        Map.of("contacts", contacts.url()), "--klientela.limits.response-timeout=500ms")) {
            InputStream slow = new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(new byte[100_000]),
                    stream(() -> assertThat(gateway.send(gateway.api("/api/v1/contacts/late"))
                                    .statusCode())
                            .isEqualTo(504)),
                    new ByteArrayInputStream(new byte[100_000]))));
            assertThat(gateway.send(gateway.api("/api/v1/contacts/imports")
                                    .header("Content-Type", "multipart/form-data; boundary=x")
                                    .POST(BodyPublishers.ofInputStream(() -> slow)))
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            over.countDown();
        }
    }

    private void hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An empty one that something happens before. */
    private static InputStream stream(Runnable before) {
        return new InputStream() {
            @Override
            public int read() {
                before.run();
                return -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return read();
            }
        };
    }
}
