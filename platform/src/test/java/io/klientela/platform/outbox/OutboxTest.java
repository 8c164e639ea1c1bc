package io.klientela.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.klientela.testing.TestInfrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may publish an aggregate's events while others would like to. */
class OutboxTest {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Instant WRITTEN = Instant.parse("2026-11-23T01:34:11Z");
    private static final Instant LONG_AFTER = WRITTEN.plus(Duration.ofMinutes(5));

    private final MongoClient client = MongoClients.create(TestInfrastructure.mongoUri());
    private final MongoCollection<Document> things =
            client.getDatabase("outbox_" + ProcessHandle.current().pid()).getCollection("things");

    @AfterEach
    void drop() {
        things.drop();
        client.close();
    }

    @Test
    void isNotTakenFromWhoIsAboutToPublishItHoweverLongItWaited() {
        write("waiting", "one");
        Outbox late = outbox("one", LONG_AFTER);
        Outbox other = outbox("another", LONG_AFTER.plusSeconds(1));
        List<Outbox.Pending> held = late.held(List.of("waiting"));
        assertThat(held).extracting(Outbox.Pending::id).containsExactly("waiting");
        assertThat(other.takeOver(10, true)).as("taken while it is published").isEmpty();
        assertThat(late.remove(Map.of(held.getFirst(), 1))).isTrue();
    }

    @Test
    void isLeftToWhoTookItOver() {
        write("waiting", "one");
        assertThat(outbox("another", LONG_AFTER).takeOver(10, true)).containsExactly("waiting");
        assertThat(outbox("one", LONG_AFTER).held(List.of("waiting"))).isEmpty();
    }

    @Test
    void isTakenBackFromOneselfOnlyWhereNothingElseIsToBeDone() {
        write("waiting", "one");
        write("abandoned", "another");
        Outbox busy = outbox("one", LONG_AFTER);
        assertThat(busy.own(10)).containsExactly("waiting");
        assertThat(busy.takeOver(10, false)).containsExactly("abandoned");
        assertThat(busy.takeOver(10, true)).containsExactly("waiting");
    }

    private Outbox outbox(String instance, Instant now) {
        return new Outbox(
                things, "thing", "things", new Instance(instance, "test", LEASE), Clock.fixed(now, ZoneOffset.UTC));
    }

    private void write(String id, String owner) {
        OutboxEntry entry = new OutboxEntry("event-" + id, "made", 1, WRITTEN, "user:ann", "00-0", "{}", null);
        things.insertOne(new Document("_id", id)
                .append(OutboxFields.PENDING, true)
                .append(OutboxFields.OWNER, owner)
                .append(OutboxFields.UNTIL, Date.from(WRITTEN.plus(LEASE)))
                .append(OutboxFields.TOKEN, 1L)
                .append(OutboxFields.ENTRIES, List.of(entry.toDocument())));
    }
}
