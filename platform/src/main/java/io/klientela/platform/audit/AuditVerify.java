package io.klientela.platform.audit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Verifies the audit logs in a database against the checkpoints outside it, and says what is wrong with which entry. */
public final class AuditVerify {
    private static final String PREFIX = "klientela_";
    private static final int SLICE = 1_000;

    private final MongoClient client;
    private final Path checkpoints;
    private final List<Verifier> verifiers;
    private final PrintStream out;
    private boolean intact = true;

    private AuditVerify(MongoClient client, Path checkpoints, Path keys, PrintStream out) {
        this.client = client;
        this.checkpoints = checkpoints;
        this.verifiers = Files.exists(keys) ? KeyFolder.read(keys) : List.of();
        this.out = out;
    }

    /**
     * Verifies and prints one line for each log, and one below it for each finding.
     *
     * @param checkpoints the folder of the files that signed checkpoints were exported to
     * @param keys the file of the public keys
     * @param services those whose logs are verified; all where it is empty
     * @return whether all are intact
     */
    public static boolean run(MongoClient client, Path checkpoints, Path keys, List<String> services, PrintStream out)
            throws IOException {
        AuditVerify verify = new AuditVerify(client, checkpoints, keys, out);
        if (verify.verifiers.isEmpty()) {
            out.println("There are no keys in " + keys
                    + ", so that no checkpoint is believed: only the chains are verified.");
        }
        Set<String> all = new TreeSet<>(services.isEmpty() ? verify.known() : services);
        if (all.isEmpty()) {
            out.println("There is no audit log.");
        }
        all.forEach(verify::verify);
        return verify.intact;
    }

    /** Every service that has a database, or once had something signed. */
    private Set<String> known() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String name : client.listDatabaseNames()) {
            if (name.startsWith(PREFIX)) {
                known.add(name.substring(PREFIX.length()));
            }
        }
        if (Files.isDirectory(checkpoints)) {
            try (Stream<Path> files = Files.list(checkpoints)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(CheckpointFile.SUFFIX))
                        .forEach(name -> known.add(name.substring(0, name.length() - CheckpointFile.SUFFIX.length())));
            }
        }
        return known;
    }

    private void verify(String service) {
        MongoDatabase database = client.getDatabase(PREFIX + service);
        List<Checkpoint> outside = CheckpointFile.of(checkpoints, service).all();
        List<Checkpoint> genuine = outside.stream()
                .filter(checkpoint -> checkpoint.origin().equals(Checkpoints.origin(service)))
                .filter(checkpoint -> checkpoint.isGenuine(verifiers))
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList();
        List<String> findings = new ArrayList<>();
        if (!verifiers.isEmpty() && genuine.size() < outside.size()) {
            findings.add("%d of %d checkpoints are not signed with our keys"
                    .formatted(outside.size() - genuine.size(), outside.size()));
        }
        Verification.Result result = Verification.of(
                new Slices(database.getCollection("audit_entries")),
                genuine,
                trim(database.getCollection(Checkpoints.TRIMS)));
        findings.addAll(result.findings());
        intact &= findings.isEmpty();
        out.println(line(service, result, findings.isEmpty()));
        findings.forEach(finding -> out.println("  " + finding));
    }

    private static String line(String service, Verification.Result result, boolean isIntact) {
        String trimmed = result.trimmed() == 0
                ? ""
                : String.format(Locale.ROOT, ", after %,d that were kept long enough", result.trimmed());
        String signed = result.signedAt() == null
                ? "nothing is signed yet"
                : String.format(Locale.ROOT, "the first %,d signed at %s", result.signed(), result.signedAt());
        return String.format(
                Locale.ROOT,
                "%-12s %s  %,d entries%s; %s",
                service,
                isIntact ? "intact  " : "TAMPERED",
                result.entries(),
                trimmed,
                signed);
    }

    private static Verification.@Nullable Trim trim(MongoCollection<Document> trims) {
        Document trim = trims.find().first();
        return trim == null
                ? null
                : new Verification.Trim(trim.getLong("size"), trim.getList("peaks", String.class, List.of()));
    }

    /** The log in order, some at a time: first what has no place. */
    private static final class Slices implements Iterator<Document> {
        private final MongoCollection<Document> entries;
        private Iterator<Document> slice;
        private long after = -1;

        Slices(MongoCollection<Document> entries) {
            this.entries = entries;
            this.slice = entries.find(Filters.exists(Entries.POSITION, false))
                    .limit(SLICE)
                    .into(new ArrayList<>())
                    .iterator();
        }

        @Override
        public boolean hasNext() {
            if (!slice.hasNext()) {
                slice = entries.find(Filters.gt(Entries.POSITION, after))
                        .sort(Sorts.ascending(Entries.POSITION))
                        .limit(SLICE)
                        .into(new ArrayList<>())
                        .iterator();
            }
            return slice.hasNext();
        }

        @Override
        public Document next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Document next = slice.next();
            after = next.get(Entries.POSITION) instanceof Number position ? position.longValue() : after;
            return next;
        }
    }
}
