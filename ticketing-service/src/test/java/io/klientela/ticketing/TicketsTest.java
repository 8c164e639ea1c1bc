package io.klientela.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.testing.Answer;
import io.klientela.testing.Recorded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private final Desk desk = Desk.asAdmin();

    private Answer open(String name) {
        return desk.post(
                        "/api/v1/tickets",
                        "{\"name\":\"%s\",\"text\":\"It does not print.\",\"contactEmail\":\"%s@example.com\",\"contactName\":\"Jan\"}"
                                .formatted(name, Ids.next()))
                .expect(201);
    }

    @Test
    void opensTicketsWithTheirFirstMessageAndANumber() {
        Answer one = open("Printer");
        Answer other = open("Printer again");
        assertThat(one.text("status")).isEqualTo("new");
        assertThat(one.body().at("/messages").asInt()).isOne();
        assertThat(one.text("queueName")).isNotBlank();
        assertThat(other.body().at("/number").asLong())
                .isGreaterThan(one.body().at("/number").asLong());
        assertThat(desk.messages(one.id()).all("items", "text")).containsExactly("It does not print.");
        assertThat(desk.get("/api/v1/tickets?q=" + one.text("number")).all("items", "id"))
                .contains(one.id());
        assertThat(desk.post("/api/v1/tickets", "{\"name\":\"x\"}").expect(422).raw())
                .contains("\"text\"");
        assertThat(desk.post("/api/v1/tickets", "{\"name\":\"x\",\"text\":\"y\",\"queueId\":\"nowhere\"}")
                        .expect(422)
                        .raw())
                .contains("\"queueId\"");
    }

    @Test
    void goesThroughItsLife() {
        Answer ticket = open("Life");
        String path = "/api/v1/tickets/" + ticket.id();
        String me = Ids.next();
        Desk agent = desk.as(me, "Ola Lis", "admin");
        Answer assigned = agent.post(path + "/assign", "{\"ownerId\":\"%s\"}".formatted(me), ticket.etag())
                .expect(200);
        assertThat(assigned.text("ownerName")).isEqualTo("Ola Lis");
        desk.post(path + "/assign", "{\"ownerId\":null}", ticket.etag()).expect(412);
        agent.post(path + "/messages", "{\"kind\":\"note\",\"text\":\"Known fault\"}")
                .expect(201);
        agent.post(path + "/messages", "{\"kind\":\"agent\",\"text\":\"Try again\",\"status\":\"pending\"}")
                .expect(201);
        Answer pending = desk.ticket(ticket.id());
        assertThat(pending.text("status")).isEqualTo("pending");
        assertThat(pending.text("lastFrom")).isEqualTo("agent");
        assertThat(pending.body().at("/messages").asInt()).isEqualTo(2);
        Answer urgent = desk.patch(path, "{\"priority\":\"urgent\",\"tags\":[\"hardware\"]}", pending.etag())
                .expect(200);
        assertThat(urgent.text("priority")).isEqualTo("urgent");
        Answer solved = desk.post(path + "/status", "{\"status\":\"solved\"}", urgent.etag())
                .expect(200);
        desk.post(path + "/status", "{\"status\":\"new\"}", solved.etag()).expect(422);
        Answer opened = desk.post(path + "/status", "{\"status\":\"open\"}", solved.etag())
                .expect(200);
        desk.patch(path, "{\"text\":\"x\"}", opened.etag()).expect(422);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Recorded.typesOf(Topics.TICKETS, ticket.id()))
                        .containsExactly(
                                "created",
                                "message-added",
                                "assigned",
                                "message-added",
                                "message-added",
                                "status-changed",
                                "updated",
                                "solved",
                                "reopened"));
        assertThat(desk.as(Ids.next(), "Nobody", "own-agent").get(path).status())
                .isEqualTo(404);
        assertThat(desk.as(me, "Ola Lis", "own-agent").get(path + "/messages").status())
                .isEqualTo(200);
        desk.delete(path, opened.etag()).expect(204);
        desk.get(path + "/messages").expect(404);
    }

    @Test
    void mergesOneIntoAnother() {
        Answer from = open("Duplicate");
        Answer into = open("Original");
        byte[] text = "log".getBytes(StandardCharsets.UTF_8);
        String file = desk.upload("/api/v1/tickets/%s/attachments".formatted(from.id()), "log.txt", text)
                .expect(201)
                .id();
        desk.post(
                        "/api/v1/tickets/%s/messages".formatted(from.id()),
                        "{\"kind\":\"note\",\"text\":\"With a log\",\"attachmentIds\":[\"%s\"]}".formatted(file))
                .expect(201);
        String etag = desk.ticket(from.id()).etag();
        String merge = "/api/v1/tickets/%s/merge".formatted(from.id());
        desk.post(merge, "{\"intoId\":\"%s\"}".formatted(from.id()), etag).expect(422);
        Answer merged = desk.post(merge, "{\"intoId\":\"%s\"}".formatted(into.id()), etag)
                .expect(200);
        assertThat(merged.text("status")).isEqualTo("merged");
        assertThat(merged.text("mergedIntoId")).isEqualTo(into.id());
        Answer target = desk.ticket(into.id());
        assertThat(target.body().at("/messages").asInt()).isEqualTo(2);
        assertThat(target.body().at("/linkedIds").toString()).contains(from.id());
        assertThat(desk.messages(into.id()).all("items", "kind"))
                .containsExactlyInAnyOrder("customer", "customer", "note", "note");
        assertThat(desk.messages(from.id()).all("items", "text"))
                .singleElement()
                .asString()
                .contains("Merged into #" + into.text("number"));
        desk.get("/api/v1/tickets/%s/attachments/%s".formatted(into.id(), file)).expect(200);
        desk.post("/api/v1/tickets/%s/messages".formatted(from.id()), "{\"kind\":\"note\",\"text\":\"x\"}")
                .expect(409);
        desk.post(
                        "/api/v1/tickets/%s/merge".formatted(into.id()),
                        "{\"intoId\":\"%s\"}".formatted(from.id()),
                        target.etag())
                .expect(422);
    }

    @Test
    void takesFilesByWhatTheyAre() {
        String path = "/api/v1/tickets/%s/attachments".formatted(open("Files").id());
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        Answer kept = desk.upload(path, "../../etc/zdjęcie.txt", png).expect(201);
        assertThat(kept.text("contentType")).isEqualTo("image/png");
        assertThat(kept.text("name")).isEqualTo("zdjęcie.txt");
        Answer read = desk.get(path + "/" + kept.id()).expect(200);
        assertThat(read.header("content-disposition")).startsWith("attachment");
        assertThat(read.header("x-content-type-options")).isEqualTo("nosniff");
        byte[] program = new byte[2000];
        program[0] = 'M';
        program[1] = 'Z';
        assertThat(desk.upload(path, "invoice.pdf", program).expect(422).raw()).contains("is a program");
        assertThat(desk.upload(path, "big.bin", new byte[30_000_000])
                        .expect(413)
                        .raw())
                .contains("10 MB");
        desk.get("/api/v1/tickets/%s/attachments/%s".formatted(open("Other").id(), kept.id()))
                .expect(404);
    }

    @Test
    void fillsCannedAnswersIn() {
        Answer ticket = open("Canned");
        desk.post("/api/v1/answers", "{\"name\":\"Bad\",\"body\":\"{% if %}\"}").expect(422);
        String id = desk.post(
                        "/api/v1/answers",
                        "{\"name\":\"Hello\",\"body\":\"Hello {{ contact.firstName }}, this is {{ agent.name }} about #{{ ticket.number }}.\"}")
                .expect(201)
                .id();
        assertThat(desk.get("/api/v1/answers/%s/render?ticketId=%s".formatted(id, ticket.id()))
                        .expect(200)
                        .text("text"))
                .isEqualTo("Hello Jan, this is Ewa Nowak about #%s.".formatted(ticket.text("number")));
    }

    @Test
    void reckonsTimesByTheQueueAndSaysOnceWhatIsOverdue() {
        Answer queue = desk.post("/api/v1/queues", """
                        {"name":"Night","calendar":{"timeZone":"UTC","hours":[
                          {"day":1,"from":"00:00","to":"24:00"},{"day":2,"from":"00:00","to":"24:00"},
                          {"day":3,"from":"00:00","to":"24:00"},{"day":4,"from":"00:00","to":"24:00"},
                          {"day":5,"from":"00:00","to":"24:00"},{"day":6,"from":"00:00","to":"24:00"},
                          {"day":7,"from":"00:00","to":"24:00"}],"holidays":[]},
                         "serviceLevel":{"firstResponseMinutes":30,"solutionMinutes":600}}""").expect(201);
        String late = ticketIn(queue.id(), Instant.now().minus(Duration.ofMinutes(40)));
        String soon = ticketIn(queue.id(), Instant.now().minus(Duration.ofMinutes(20)));
        String fresh = ticketIn(queue.id(), Instant.now());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(Recorded.typesOf(Topics.TICKETS, late))
                    .contains("overdue")
                    .doesNotContain("response-due");
            assertThat(Recorded.typesOf(Topics.TICKETS, soon))
                    .contains("response-due")
                    .doesNotContain("overdue");
        });
        desk.patch("/api/v1/queues/" + queue.id(), "{\"serviceLevel\":{\"firstResponseMinutes\":10}}", queue.etag())
                .expect(200);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(Recorded.typesOf(Topics.TICKETS, soon)).contains("overdue");
            assertThat(Recorded.typesOf(Topics.TICKETS, fresh)).contains("response-due");
        });
        for (String id : List.of(late, soon)) {
            assertThat(Recorded.typesOf(Topics.TICKETS, id)).containsOnlyOnce("overdue");
            assertThat(desk.ticket(id).body().at("/times/breached").asBoolean()).isTrue();
        }
    }

    private String ticketIn(String queueId, Instant at) {
        return desk.post(
                        "/api/v1/tickets",
                        "{\"name\":\"Timed\",\"text\":\"x\",\"queueId\":\"%s\",\"at\":\"%s\"}".formatted(queueId, at))
                .expect(201)
                .id();
    }

    @Test
    void keepsOneDefaultQueue() {
        Answer queues = desk.get("/api/v1/queues?filter=isDefault == true").expect(200);
        assertThat(queues.all("items", "id")).hasSize(1);
        String id = queues.all("items", "id").getFirst();
        Answer queue = desk.get("/api/v1/queues/" + id).expect(200);
        desk.patch("/api/v1/queues/" + id, "{\"isDefault\":false}", queue.etag())
                .expect(422);
        desk.delete("/api/v1/queues/" + id, queue.etag()).expect(409);
        desk.post("/api/v1/queues", "{\"name\":\"x\",\"email\":\"%s\"}".formatted(queue.text("email")))
                .expect(409);
        desk.post("/api/v1/queues", "{\"name\":\"x\",\"calendar\":{\"timeZone\":\"Mars\"}}")
                .expect(422);
    }
}
