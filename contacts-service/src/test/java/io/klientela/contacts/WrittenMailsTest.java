package io.klientela.contacts;

import static io.klientela.contacts.Correspondence.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.klientela.contacts.Api.Answer;
import io.klientela.contacts.Correspondence.Colleague;
import io.klientela.platform.files.StoredFiles;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mails that people write here, which leave by servers of their own. */
class WrittenMailsTest {
    private static final Date NEVER = Date.from(Instant.EPOCH);
    private static final PostOffice POST = new PostOffice();

    private final Correspondence with = new Correspondence(POST);

    @AfterAll
    static void close() {
        POST.close();
    }

    @Test
    void writesByThePersonsOwnServerAndKeepsWhatWasSent() throws Exception {
        Colleague marta = with.colleague("marta");
        GreenMailUser there = POST.person(with.customer);
        with.connectToSend(marta);
        String body = """
                {"contactId":"%s","subject":"Termin","html":"<p>Może <b>w piątek</b>?</p>"}""".formatted(with.contactId);
        String id = marta.api().post("/api/v1/emails", body).expect(202).id();
        with.awaitDelivery(id, "sent");
        assertThat(POST.count(there, "INBOX")).isEqualTo(1);
        assertThat(POST.first(there, "INBOX").getFrom()[0]).asString().contains(marta.address());
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(POST.count(marta.mailbox(), "Sent")).isEqualTo(1));
        // Read from there, it is the one that is filed already.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(marta.api()
                                .get("/api/v1/mailbox")
                                .json()
                                .at("/mailbox/filed")
                                .asInt())
                        .isEqualTo(1));
        assertThat(with.emails()).hasSize(1);
        marta.api()
                .post("/api/v1/emails", body.replace("{\"contactId\"", "{\"to\":\"obcy@example.net\",\"contactId\""))
                .expect(422);
    }

    @Test
    void marksAMailThatMayHaveLeftTwice() throws Exception {
        Colleague nina = with.colleague("nina");
        with.connect(nina, "");
        Correspondence.mailboxes()
                .updateOne(
                        Filters.eq("_id", nina.id()),
                        Updates.set(
                                "settings.smtp",
                                new Document("host", "127.0.0.1")
                                        .append("port", POST.latePort())
                                        .append("tls", "NONE")
                                        .append("username", "")));
        String id = nina.api()
                .post("/api/v1/emails", """
                        {"contactId":"%s","subject":"Raz","text":"Raz"}""".formatted(with.contactId))
                .expect(202)
                .id();
        MongoCollection<Document> dispatches = Service.database().getCollection("email_dispatches");
        await().atMost(SOON)
                .until(() -> dispatches.countDocuments(Filters.and(
                                Filters.eq("_id", id), Filters.gt("attempts", 0), Filters.eq("claimedUntil", NEVER)))
                        == 1);
        assertThat(with.api.get("/api/v1/emails/" + id).text("/delivery")).isEqualTo("queued");
        // As after a kill while the server had it.
        POST.beginSending();
        dispatches.updateOne(
                Filters.eq("_id", id), Updates.combine(Updates.set("handed", true), Updates.set("nextAt", NEVER)));
        with.awaitDelivery(id, "sent");
        assertThat(with.api
                        .get("/api/v1/emails/" + id)
                        .json()
                        .get("possibleDuplicate")
                        .asBoolean())
                .isTrue();
        assertThat(POST.countLate()).isEqualTo(1);
        assertThat(POST.firstLate().getHeader("X-Klientela-Possible-Duplicate")).containsExactly("true");
    }

    @Test
    void sendsFilesAlongAndKeepsThemWithTheMail() throws Exception {
        Colleague pola = with.colleague("pola");
        GreenMailUser there = POST.person(with.customer);
        with.connectToSend(pola);
        byte[] data = new byte[700_000];
        new Random(7).nextBytes(data);
        byte[] text = "cena;ilość\n10;2\n".getBytes(StandardCharsets.UTF_8);
        String list = attach(pola, "Zażółć gęślą.csv", text).expect(201).id();
        String other = attach(pola, "../../dane.bin", data).expect(201).id();

        String id = write(pola, list, other).expect(202).id();
        with.awaitDelivery(id, "sent");
        MimeMultipart mixed = (MimeMultipart) POST.first(there, "INBOX").getContent();
        assertThat(mixed.getCount()).isEqualTo(3);
        assertThat(MimeUtility.decodeText(mixed.getBodyPart(1).getFileName())).isEqualTo("Zażółć gęślą.csv");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(text);
        assertThat(mixed.getBodyPart(2).getFileName()).isEqualTo("dane.bin");
        assertThat(mixed.getBodyPart(2).getInputStream().readAllBytes()).isEqualTo(data);

        // Read again from the folder of what was sent, it has them once.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(pola.api()
                                .get("/api/v1/mailbox")
                                .json()
                                .at("/mailbox/filed")
                                .asInt())
                        .isEqualTo(1));
        JsonNode files = with.api.get("/api/v1/emails/" + id).json().get("files");
        assertThat(files.findValuesAsString("name")).containsExactly("Zażółć gęślą.csv", "dane.bin");
        assertThat(files.at("/1/size").asInt()).isEqualTo(data.length);
        Answer saved = with.api
                .get("/api/v1/emails/%s/files/%s"
                        .formatted(id, files.at("/0/id").asString()))
                .expect(200);
        assertThat(saved.response().body()).isEqualTo(new String(text, StandardCharsets.UTF_8));
        assertThat(saved.response().headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");

        assertRefused(write(pola, list), 422, "attachmentIds");
        assertThat(with.emails()).hasSize(1);
    }

    @Test
    void refusesFilesThatMayNotGoAlong() {
        Colleague roza = with.colleague("roza");
        with.connectToSend(roza);
        byte[] large = new byte[8_000_000];
        assertRefused(attach(roza, "film.mp4", new byte[10_000_001]), 413, "file");
        assertRefused(attach(roza, "faktura.pdf", program()), 422, "file");
        roza.api().post("/api/v1/emails/attachments", "{}").expect(415);
        assertRefused(form(roza, "--b--\r\n"), 422, "file");

        String mine = attach(roza, "a.dat", large).expect(201).id();
        String second = attach(roza, "b.dat", large).expect(201).id();
        String others = attach(with.colleague("obca"), "c.txt", new byte[] {'c'})
                .expect(201)
                .id();
        assertRefused(write(roza, mine, second), 422, "attachmentIds");
        assertRefused(write(roza, mine, others), 422, "attachmentIds");
        assertRefused(write(roza, "no-such-file"), 422, "attachmentIds");
        assertRefused(write(roza, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"), 422, "attachmentIds");
        assertThat(with.emails()).isEmpty();
        // What was refused has used nothing up.
        write(roza, mine).expect(202);
        with.awaitEmails(1);
    }

    @Test
    void forgetsFilesThatNoMailTook() {
        Colleague wera = with.colleague("wera");
        with.connectToSend(wera);
        String old = attach(wera, "stary.txt", new byte[] {'a'}).expect(201).id();
        String fresh = attach(wera, "nowy.txt", new byte[] {'b'}).expect(201).id();
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Service.database()
                .getCollection("email_files")
                .updateOne(Filters.eq("_id", old), Updates.set("at", Date.from(yesterday.minus(Duration.ofHours(1)))));
        Service.bean(StoredFiles.class, "emailFiles").forget("draft:", yesterday);
        assertThat(Service.database().getCollection("email_file_pieces").countDocuments(Filters.eq("of", old)))
                .isZero();
        assertRefused(write(wera, old), 422, "attachmentIds");
        write(wera, fresh).expect(202);
    }

    private Answer write(Colleague who, String... files) {
        String ids = Arrays.stream(files).map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return who.api().post("/api/v1/emails", """
                {"contactId":"%s","subject":"Oferta","text":"W załączeniu.","attachmentIds":[%s]}""".formatted(with.contactId, ids));
    }

    private static Answer attach(Colleague who, String name, byte[] content) {
        String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n".formatted(name);
        return form(who, head, content, "\r\n--b--\r\n");
    }

    private static Answer form(Colleague who, Object... parts) {
        List<byte[]> bytes = Arrays.stream(parts)
                .map(part -> part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.UTF_8))
                .toList();
        return who.api()
                .send(
                        "POST",
                        "/api/v1/emails/attachments",
                        BodyPublishers.ofByteArrays(bytes),
                        "Content-Type",
                        "multipart/form-data; boundary=b");
    }

    /** What begins so is a program of Windows, whatever it is called. */
    private static byte[] program() {
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        program[0x3c] = 0x40;
        program[0x40] = 'P';
        program[0x41] = 'E';
        return program;
    }

    private static void assertRefused(Answer answer, int status, String field) {
        assertThat(answer.expect(status).text("/errors/0/field")).startsWith(field);
    }
}
