package io.klientela.platform.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.klientela.testing.TestInfrastructure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

@SuppressWarnings("NullAway") // a null fails the test, as it should
class BulksTest {
    private static final Actor ANN = Actor.user("ann", "Ann", Set.of("admin"), Set.of());
    private static MongoClient client;
    private static MongoDatabase database;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestInfrastructure.mongoUri());
        database = client.getDatabase("bulks_" + Ids.next());
    }

    @AfterAll
    static void close() {
        database.drop();
        client.close();
    }

    /** Records with a word each, which live on when the process that works on them dies. */
    private static final class Words implements BulkTarget {
        private final Map<String, String> words = new ConcurrentHashMap<>();
        private final Map<String, Long> versions = new ConcurrentHashMap<>();
        private int diesAfter = Integer.MAX_VALUE;
        private final CountDownLatch dead = new CountDownLatch(1);
        private Runnable death = () -> {};

        Words(int count) {
            IntStream.range(0, count).forEach(i -> {
                words.put("r%03d".formatted(i), "old " + i);
                versions.put("r%03d".formatted(i), 1L);
            });
        }

        @Override
        public String collection() {
            return "words";
        }

        @Override
        public String resource() {
            return "word";
        }

        @Override
        public void check(BulkChange change) {}

        @Override
        public long count(@Nullable String filter, @Nullable String q) {
            return words.size();
        }

        @Override
        public List<String> find(@Nullable String filter, @Nullable String q, @Nullable String after, int most) {
            return new TreeMap<>(words)
                    .tailMap(after == null ? "" : after, false).keySet().stream()
                            .limit(most)
                            .toList();
        }

        @Override
        public Before before(String id, BulkChange change) {
            return new Before(versions.get(id), word(words.get(id)));
        }

        @Override
        public Done apply(String id, BulkChange change) {
            if (diesAfter-- == 0) {
                death.run();
                dead.countDown();
                awaitForever();
            }
            String before = words.get(id);
            String after = change.patch().get("word").asString();
            write(id, after);
            return new Done(!before.equals(after), id, versions.get(id), word(before), word(after));
        }

        @Override
        public void undo(String id, BulkAction action, ObjectNode before, ObjectNode after) {
            if (!words.get(id).equals(after.get("word").asString())) {
                throw Problem.conflict("changed since");
            }
            write(id, before.get("word").asString());
        }

        private static void awaitForever() {
            while (true) {
                LockSupport.park();
            }
        }

        private void write(String id, String word) {
            if (!word.equals(words.put(id, word))) {
                versions.merge(id, 1L, Long::sum);
            }
        }

        @Override
        public boolean revives() {
            return false;
        }

        private static ObjectNode word(String word) {
            return Json.mapper().createObjectNode().put("word", word);
        }
    }

    @Test
    void goesOnWhereAKilledProcessStoppedAndStillUndoesEverything() throws Exception {
        Words words = new Words(350);
        Map<String, String> before = Map.copyOf(words.words);
        words.diesAfter = 130;
        Bulks killed = new Bulks(database, Clock.systemUTC(), Duration.ofSeconds(1));
        words.death = killed::abandon;
        killed.add(words);
        killed.start();
        String id = Ids.next();
        BulkRequest request = new BulkRequest(
                BulkAction.UPDATE, null, "", null, 350L, null, Map.of("word", StringNode.valueOf("new")), null, null);
        Thread.ofVirtual().start(() -> CurrentActor.runAs(ANN, () -> killed.begin(words, request, id)));
        words.dead.await();
        assertThat(words.words.values()).filteredOn("new"::equals).hasSize(130);

        try (Bulks other = new Bulks(database, Clock.systemUTC(), Duration.ofSeconds(1))) {
            other.add(words);
            other.start();
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                BulkView view = CurrentActor.callAs(ANN, () -> other.get(words, id));
                assertThat(view.status()).isEqualTo(BulkStatus.COMPLETED);
                assertThat(view.changed()).isEqualTo(350);
                assertThat(view.undoable()).isTrue();
            });
            assertThat(words.versions.values()).containsOnly(2L);
            words.write("r007", "something else");

            BulkView undone = CurrentActor.callAs(ANN, () -> other.undo(words, id));

            assertThat(undone.status()).isEqualTo(BulkStatus.UNDONE);
            assertThat(undone.undone()).isEqualTo(349);
            assertThat(CurrentActor.callAs(
                            ANN, () -> other.refusals(words, id, null).items()))
                    .extracting(BulkView.Item::id)
                    .containsExactly("r007");
            Map<String, String> expected = new TreeMap<>(before);
            expected.put("r007", "something else");
            assertThat(new TreeMap<>(words.words)).isEqualTo(expected);
        }
    }

    @Test
    void addsToListsAndTakesFromThemWhatIsThere() {
        ObjectNode present = (ObjectNode) Json.mapper().readTree("{\"tags\":[\"a\",\"b\"]}");
        BulkChange change = new BulkChange(
                BulkAction.UPDATE,
                Map.of(),
                Map.of("tags", List.of(StringNode.valueOf("b"), StringNode.valueOf("c"))),
                Map.of("tags", List.of(StringNode.valueOf("a"))));

        assertThat(change.patchFor(present)).hasToString("{\"tags\":[\"b\",\"c\"]}");
        assertThat(change.patchFor(present.objectNode())).hasToString("{\"tags\":[\"b\",\"c\"]}");
    }
}
