package io.klientela.bench.flat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.klientela.bench.Failure;
import io.klientela.bench.Program;
import io.klientela.bench.data.Customers;
import io.klientela.bench.platform.Api;
import io.klientela.bench.platform.Separate;
import io.klientela.bench.platform.Standalone;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * {@code ./klientela bench import-flat [ROWS]}: one file of new contacts, through the gateway, into a contacts-service with
 * a heap of 512 MB. After each tenth its heap is collected and measured, and while it stands still the raw driver inserts
 * the documents of that tenth once more. {@code KLIENTELA_JAVA_OPTIONS} are for the contacts-service.
 */
public final class ImportFlat implements Program {
    private static final String USAGE = "./klientela bench import-flat [ROWS], 1,000,000 unless said";
    private static final int ROWS = 1_000_000;
    private static final int TENTHS = 10;
    private static final long SEED = 20_261_123;
    private static final double GOAL = 0.5;
    private static final String CONTACTS = "contacts";

    @Override
    public void run(List<String> arguments, PrintStream out) {
        if (arguments.contains("--help")) {
            out.println(USAGE);
            return;
        }
        int rows = arguments.isEmpty() ? ROWS : rows(arguments);
        Path folder = Standalone.newHome();
        Path collections = folder.resolve("gc.log");
        try (Separate platform = started(collections);
                MongoClient mongo = MongoClients.create(platform.mongodb())) {
            Api api = new Api(platform);
            Customers customers = new Customers(new Random(SEED), Math.max(10, rows / 10));
            Path companies = folder.resolve("companies.csv");
            Path contacts = folder.resolve("contacts.csv");
            customers.writeCompanies(companies);
            customers.writeContacts(contacts, "F", rows, 0);
            api.imported("companies", "crm-sales-opportunities", companies);
            Memory memory = new Memory(platform.pid(CONTACTS), collections);
            out.printf(
                    Locale.ENGLISH,
                    "%,d contacts, %,d MB; the heap is 512 MB, %d of them in use%n",
                    rows,
                    megabytes(contacts),
                    memory.heap());

            long began = System.nanoTime();
            String id =
                    api.upload(CONTACTS, "demo-contacts", contacts).get("id").asString();
            double accepted = seconds(began, System.nanoTime());
            out.printf(Locale.ENGLISH, "Accepted after %.1f s%n%n%s%n", accepted, Slice.HEAD);
            Progress progress = new Progress(mongo, id);
            List<Slice> slices = slices(rows, progress, memory, new RawInserts(mongo), out);
            report(Slice.sum(slices, accepted), slices, memory, out);
            long over = System.nanoTime();
            progress.awaitEvents();
            out.printf(
                    Locale.ENGLISH,
                    "The last event was out %.1f s after the last row.%n",
                    seconds(over, System.nanoTime()));
        } finally {
            Standalone.discard(folder);
        }
    }

    private static int rows(List<String> arguments) {
        if (arguments.size() > 1 || !arguments.getFirst().matches("\\d{3,8}")) {
            throw new Failure("Say how many rows, from 100 on: " + USAGE);
        }
        return Integer.parseInt(arguments.getFirst());
    }

    /** It stands still for longer than an import may stand still elsewhere. */
    private static Separate started(Path collections) {
        List<String> options = new ArrayList<>(Memory.options(collections));
        options.addAll(List.of(System.getenv()
                .getOrDefault("KLIENTELA_JAVA_OPTIONS", "")
                .strip()
                .split("\\s+")));
        options.removeIf(String::isEmpty);
        Separate platform = Separate.start(
                List.of("identity", CONTACTS), Map.of("KLIENTELA_IMPORTS_LEASE", "30m"), Map.of(CONTACTS, options));
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        return platform;
    }

    private static List<Slice> slices(int rows, Progress progress, Memory memory, RawInserts floor, PrintStream out) {
        List<Slice> slices = new ArrayList<>();
        Progress.Mark from = progress.now();
        long inserted = 0;
        for (int tenth = 1; tenth <= TENTHS; tenth++) {
            long wanted = (long) rows * tenth / TENTHS;
            Progress.Mark until = progress.await(wanted, rows);
            long heap = memory.heap();
            memory.freeze();
            long pending = progress.pending();
            double floorSeconds = floor.next(wanted - inserted);
            Slice slice = new Slice(
                    until.rows(),
                    until.rows() - from.rows(),
                    seconds(from.nanos(), until.nanos()),
                    pending,
                    wanted - inserted,
                    floorSeconds,
                    heap,
                    memory.peak());
            out.println(slice.line());
            slices.add(slice);
            inserted = wanted;
            memory.thaw();
            from = progress.now();
        }
        return slices;
    }

    private static void report(Slice all, List<Slice> slices, Memory memory, PrintStream out) {
        double ratio = all.speed() / all.floor();
        out.printf(
                Locale.ENGLISH,
                "%nWith the upload %,.0f rows/s, insertMany %,.0f/s: ratio %.2f, goal ≥ %.1f: %s%n",
                all.speed(),
                all.floor(),
                ratio,
                GOAL,
                ratio >= GOAL ? "reached" : "missed");
        out.printf(
                Locale.ENGLISH,
                "Heap after a collection: %d MB at the first tenth, %d MB at the last, %d MB at most; %.0f MB of memory in all%n",
                slices.getFirst().heap(),
                slices.getLast().heap(),
                memory.mostHeap(),
                all.peak());
    }

    private static double seconds(long from, long until) {
        return (until - from) / 1e9;
    }

    private static long megabytes(Path file) {
        return file.toFile().length() / 1_000_000;
    }
}
