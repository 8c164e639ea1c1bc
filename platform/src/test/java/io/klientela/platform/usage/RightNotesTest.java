package io.klientela.platform.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.klientela.events.platform.RightsUsedEvent;
import io.klientela.events.platform.RightsUsedState.Use;
import io.klientela.platform.Json;
import io.klientela.platform.outbox.OutboxEntry;
import io.klientela.platform.security.Actor;
import io.klientela.testing.TestInfrastructure;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RightNotesTest {
    private static final Actor ANN = Actor.user("ann", "Ann", Set.of(), Set.of());
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static MongoClient mongo;

    private final List<OutboxEntry> published = new ArrayList<>();
    private final Days clock = new Days();
    private boolean brokerIsAway;
    private MongoCollection<Document> collection;
    private RightNotes notes;

    private static final class Days extends Clock {
        private Instant now = Instant.parse("2026-03-01T23:59:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeAll
    static void connect() {
        mongo = MongoClients.create(TestInfrastructure.mongoUri());
    }

    @AfterAll
    static void disconnect() {
        mongo.close();
    }

    @BeforeEach
    void begin() {
        collection = mongo.getDatabase("usage").getCollection(UUID.randomUUID().toString());
        notes = instance();
    }

    private RightNotes instance() {
        return new RightNotes(
                "sales",
                new StoredRights(collection),
                (key, event) -> {
                    if (brokerIsAway) {
                        throw new IllegalStateException("the broker is away");
                    }
                    assertThat(key).isEqualTo("sales:user:ann");
                    published.add(event);
                },
                clock);
    }

    private List<Use> told() {
        return Json.mapper()
                .readValue(published.getLast().data(), RightsUsedEvent.Noted.class)
                .state()
                .rights();
    }

    @Test
    void tellsAUseOnceADay() {
        for (int i = 0; i < 1_000; i++) {
            notes.used(ANN, "deal", "read");
        }
        notes.note();
        notes.used(ANN, "deal", "read");
        notes.note();
        assertThat(published).hasSize(1);
        assertThat(told()).containsExactly(new Use("deal", "read", TODAY));

        clock.now = Instant.parse("2026-03-02T00:01:00Z");
        notes.used(ANN, "deal", "update");
        notes.note();
        assertThat(published).hasSize(2);
        assertThat(published.getLast().sequence()).isEqualTo(2);
        assertThat(told())
                .as("the newest event has everything that is known")
                .containsExactlyInAnyOrder(
                        new Use("deal", "read", TODAY), new Use("deal", "update", TODAY.plusDays(1)));
    }

    @Test
    void addsWhatAnotherInstanceHasSeenAndLosesNothingWithTheBroker() {
        RightNotes other = instance();
        clock.now = Instant.parse("2026-03-05T12:00:00Z");
        other.used(ANN, "deal", "read");
        other.note();
        clock.now = Instant.parse("2026-03-04T12:00:00Z");
        notes.used(ANN, "deal", "read");
        notes.used(ANN, "deal", "export");
        brokerIsAway = true;
        notes.note();
        brokerIsAway = false;
        notes.note();
        assertThat(told())
                .containsExactlyInAnyOrder(
                        new Use("deal", "read", LocalDate.of(2026, 3, 5)),
                        new Use("deal", "export", LocalDate.of(2026, 3, 4)));
    }

    @Test
    void keepsSilentAboutTheServiceItself() {
        notes.used(Actor.system("sales-service"), "deal", "read");
        notes.note();
        assertThat(published).isEmpty();
    }
}
