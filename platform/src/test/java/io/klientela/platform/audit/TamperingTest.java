package io.klientela.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.klientela.platform.Ids;
import io.klientela.testing.TestInfrastructure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody with the database's password can do to the log, and what the verification says of it. */
class TamperingTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static MongoClient client;

    @TempDir
    Path folder;

    private String service;
    private MongoDatabase database;
    private MongoCollection<Document> entries;
    private Chain chain;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final List<Long> announced = new ArrayList<>();

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestInfrastructure.mongoUri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @BeforeEach
    void aLogOfItsOwn() {
        service = "tampering%d".formatted(COUNTER.incrementAndGet());
        database = client.getDatabase("klientela_" + service);
        entries = database.getCollection("audit_entries");
        chain = new Chain(entries);
        chain.createIndexes();
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    private static Document draft(int number) {
        return Entries.draft(
                new Document("_id", Ids.next())
                        .append("resource", "contact")
                        .append("recordId", "c" + number % 7)
                        .append("sequence", (long) number)
                        .append("type", "klientela.contacts.contact.updated.v1")
                        .append("at", Date.from(Instant.parse("2026-03-01T09:00:00.120Z")))
                        .append("actor", "user:ann"),
                new Document("actorName", "Ann \uD83D\uDE80 Łódzka")
                        .append(
                                "changes",
                                List.of(new Document("field", "name")
                                        .append("before", number)
                                        .append("after", 1.50)))
                        .append("what", new Document("odd key", new Document("ż", List.of(1, true)))));
    }

    private static List<Document> drafts(int from, int to) {
        return IntStream.range(from, to).mapToObj(TamperingTest::draft).toList();
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(
                service,
                chain,
                database,
                new AuditSettings(folder, null, 10, Duration.ofMinutes(15), Period.ofYears(10), Period.ofYears(2)),
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                },
                (name, size, root, at, note) -> announced.add(size));
    }

    /** 35 entries, signed at 10, 20, 30 and 35. */
    private void aSignedLog() {
        chain.append(drafts(0, 35));
        checkpoints().sign(true);
        now = now.plusSeconds(60);
        assertThat(verify()).contains("intact").contains("35 entries");
    }

    private String verify() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            boolean intact = AuditVerify.run(
                    client,
                    folder.resolve("checkpoints"),
                    folder.resolve("keys").resolve("verifiers"),
                    List.of(service),
                    new PrintStream(out, true, StandardCharsets.UTF_8));
            String said = out.toString(StandardCharsets.UTF_8);
            assertThat(said).as("the status and the words agree").contains(intact ? "intact" : "TAMPERED");
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Document at(long position) {
        Document entry = entries.find(Filters.eq("position", position)).first();
        assertThat(entry).isNotNull();
        return entry;
    }

    private void replace(long position, Consumer<Document> change) {
        Document entry = at(position);
        change.accept(entry);
        entries.replaceOne(Filters.eq("_id", entry.get("_id")), entry);
    }

    /** What a careful attacker does: every hash from there on fits again. */
    private void restampFrom(long position) {
        String previous = position == 0 ? Hashes.NONE : at(position - 1).getString("hash");
        for (Document entry : entries.find(Filters.gte("position", position))
                .sort(Sorts.ascending("position"))
                .into(new ArrayList<>())) {
            entry.append("digest", Entries.digest(entry.get("content", Document.class)))
                    .append("previous", previous);
            previous = Hashes.hex(Entries.leaf(entry));
            entries.replaceOne(Filters.eq("_id", entry.get("_id")), entry.append("hash", previous));
        }
    }

    @Test
    void findsNothingInALogThatNobodyTouched() throws IOException {
        aSignedLog();
        assertThat(verify()).contains("intact").contains("35 entries; the first 35 signed at 2026-03-01T10:00:00Z");
        assertThat(Files.readAllLines(folder.resolve("checkpoints").resolve(service + ".checkpoints")))
                .hasSize(4);
        assertThat(announced).containsExactly(10L, 20L, 30L, 35L);
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys/ml-dsa-65.pem")))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        assertThat(Files.readAllLines(folder.resolve("keys/verifiers"))).hasSize(2);
    }

    @Test
    void findsAnEditedEntry() {
        aSignedLog();
        replace(12, entry -> entry.get("content", Document.class).append("actorName", "Eve"));
        assertThat(verify()).contains("entry 12 was edited: " + at(12).getString("_id"));
        replace(12, entry -> entry.append("actor", "user:eve"));
        assertThat(verify()).contains("entry 12 was edited");
    }

    @Test
    void findsAnEditedEntryWhoseOwnHashWasMadeToFit() {
        aSignedLog();
        replace(12, entry -> {
            entry.append("actor", "user:eve");
            entry.append("hash", Hashes.hex(Entries.leaf(entry)));
        });
        assertThat(verify()).contains("entry 12 is not the one that entry 13 was written after");
    }

    @Test
    void findsDeletedEntries() {
        aSignedLog();
        entries.deleteOne(Filters.eq("position", 7L));
        entries.deleteMany(Filters.in("position", 20L, 21L));
        assertThat(verify()).contains("entry 7 is missing").contains("entries 20 to 21 are missing");
    }

    @Test
    void findsADeletedEntryWhoseGapWasClosed() {
        aSignedLog();
        entries.deleteOne(Filters.eq("position", 7L));
        for (long position = 8; position < 35; position++) {
            entries.updateOne(Filters.eq("position", position), Updates.set("position", position - 1));
        }
        assertThat(verify()).contains("entry 7 was moved there from 8");
        restampFrom(7);
        assertThat(verify())
                .contains("entries 0 to 9 are not all those that were signed")
                .contains("the end is missing: 35 entries were signed");
    }

    @Test
    void findsEntriesThatChangedPlaces() {
        aSignedLog();
        Document four = at(4);
        Document nine = at(9);
        entries.deleteMany(Filters.in("position", 4L, 9L));
        entries.insertMany(List.of(four.append("position", 9L), nine.append("position", 4L)));
        assertThat(verify())
                .contains("entry 4 was moved there from 9: " + nine.getString("_id"))
                .contains("entry 9 was moved there from 4: " + four.getString("_id"));
    }

    @Test
    void findsThatTheEndWasCutOff() {
        aSignedLog();
        entries.deleteMany(Filters.gte("position", 33L));
        assertThat(verify()).contains("35 entries were signed").contains("entries 33 to 34 are gone");
        entries.deleteMany(new Document());
        assertThat(verify()).contains("entries 0 to 34 are gone");
        database.drop();
        assertThat(verify()).contains("entries 0 to 34 are gone");
    }

    @Test
    void findsThatTheWholeLogWasWrittenAnew() {
        aSignedLog();
        replace(22, entry -> entry.append("actor", "user:eve"));
        restampFrom(22);
        assertThat(verify())
                .doesNotContain("was edited")
                .contains("entries 20 to 29 are not all those that were signed at 2026-03-01T10:00:00Z");
    }

    @Test
    void believesNoCheckpointThatAnotherKeySigned() throws IOException {
        aSignedLog();
        replace(22, entry -> entry.append("actor", "user:eve"));
        restampFrom(22);
        Path other = Files.createTempDirectory("other");
        List<SigningKey> keys = KeyFolder.at(other).keys();
        MerkleRange tree = new MerkleRange();
        entries.find().sort(Sorts.ascending("position")).forEach(entry -> tree.add(Entries.leaf(entry)));
        Path file = folder.resolve("checkpoints").resolve(service + ".checkpoints");
        Files.delete(file);
        new CheckpointFile(file).append(Checkpoint.sign("klientela/" + service, tree, now, keys));
        assertThat(verify()).contains("1 of 1 checkpoints are not signed with our keys");
    }

    @Test
    void signsNoLogThatWasChanged() {
        aSignedLog();
        chain.append(drafts(35, 60));
        replace(41, entry -> entry.append("actor", "user:eve"));
        Checkpoints checkpoints = checkpoints();
        checkpoints.sign(true);
        assertThat(checkpoints.trouble()).contains("entry 41");
        assertThat(announced).containsExactly(10L, 20L, 30L, 35L);
        entries.deleteMany(Filters.gte("position", 5L));
        chain = new Chain(entries);
        Checkpoints restarted = checkpoints();
        restarted.sign(true);
        assertThat(restarted.trouble()).contains("5 entries, and 35 were signed");
        chain.append(drafts(60, 120));
        Checkpoints again = checkpoints();
        again.sign(true);
        assertThat(again.trouble()).contains("entry 35 is not as it was written");
    }

    @Test
    void goesOnAfterADeathBetweenTheDatabaseAndTheFile() throws IOException {
        aSignedLog();
        Path file = folder.resolve("checkpoints").resolve(service + ".checkpoints");
        List<String> lines = Files.readAllLines(file);
        Files.writeString(
                file, lines.get(0) + "\n" + lines.get(1).substring(0, 40), StandardOpenOption.TRUNCATE_EXISTING);
        chain.append(drafts(35, 41));
        checkpoints().sign(true);
        assertThat(verify()).contains("intact").contains("the first 41 signed");
        assertThat(new CheckpointFile(file).all())
                .extracting(Checkpoint::size)
                .containsExactly(10L, 20L, 30L, 35L, 41L);
    }

    @Test
    void keepsOneChainWithManyWritersOnSeveralInstances() throws Exception {
        List<Document> all = drafts(0, 1_200);
        try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
            List<Future<?>> done = new ArrayList<>();
            for (int instance = 0; instance < 3; instance++) {
                Chain own = new Chain(entries);
                int from = instance * 300;
                for (int writer = 0; writer < 2; writer++) {
                    done.add(writers.submit(() -> {
                        for (int i = from; i < from + 600; i += 20) {
                            own.append(all.subList(i, i + 20)); // every entry reaches several writers
                        }
                    }));
                }
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        assertThat(entries.countDocuments()).isEqualTo(1_200);
        checkpoints().sign(true);
        assertThat(verify()).contains("intact").contains("1,200 entries; the first 1,200 signed");
    }

    @Test
    void goesOnWhereADyingInstanceStopped() {
        List<Document> batch = drafts(0, 300);
        new Chain(entries).append(batch.subList(0, 120)); // what arrived of its batch
        new Chain(entries).append(batch);
        assertThat(entries.countDocuments()).isEqualTo(300);
        assertThat(verify()).contains("intact").contains("300 entries; nothing is signed yet");
    }

    @Test
    void canBeVerifiedAfterItsBeginningWasKeptLongEnough() {
        aSignedLog();
        checkpoints().trim(now.minusSeconds(3600));
        assertThat(entries.countDocuments()).isEqualTo(35);
        checkpoints().trim(now.plusSeconds(1));
        now = now.plusSeconds(60);
        chain.append(drafts(35, 50));
        checkpoints().sign(true);
        assertThat(verify()).contains("intact").contains("16 entries, after 35 that were kept long enough");
        replace(40, entry -> entry.append("actor", "user:eve"));
        assertThat(verify()).contains("entry 40 was edited");
    }

    @Test
    void findsATrimmingThatTheLogDoesNotTellOf() {
        aSignedLog();
        entries.deleteMany(Filters.lt("position", 20L));
        assertThat(verify()).contains("entries 0 to 19 are missing");
        Document checkpoint = database.getCollection("audit_checkpoints")
                .find(Filters.eq("_id", 20L))
                .first();
        assertThat(checkpoint).isNotNull();
        database.getCollection("audit_trim")
                .insertOne(new Document("size", 20L).append("peaks", checkpoint.get("peaks")));
        assertThat(verify())
                .contains("the first 20 entries are gone, and no entry of the log says that they were trimmed");
    }
}
