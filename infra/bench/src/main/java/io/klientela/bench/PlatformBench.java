package io.klientela.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.klientela.bench.data.DataSet;
import io.klientela.bench.data.Expected;
import io.klientela.bench.data.Gate;
import io.klientela.bench.load.Load;
import io.klientela.bench.metric.Metric;
import io.klientela.bench.metric.Metrics;
import io.klientela.bench.metric.Row;
import io.klientela.bench.metric.Scene;
import io.klientela.bench.metric.SmtpSink;
import io.klientela.bench.metric.StandaloneMetric;
import io.klientela.bench.platform.Api;
import io.klientela.bench.platform.Platform;
import io.klientela.bench.platform.Running;
import io.klientela.bench.platform.Separate;
import io.klientela.bench.platform.Standalone;
import io.klientela.bench.report.HtmlReport;
import io.klientela.bench.report.JsonReport;
import io.klientela.bench.report.Run;
import io.klientela.bench.report.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The platform beside its floors: starts it, fills it, checks it, measures it and writes down what came of it. */
final class PlatformBench implements Program {

    @Override
    public void run(List<String> arguments, PrintStream out) {
        if (arguments.contains("--help")) {
            out.println(Options.USAGE);
            out.println("Metrics: %s, %s"
                    .formatted(
                            Metrics.STANDALONE, String.join(", ", Metrics.all().keySet())));
            return;
        }
        Options options = Options.of(arguments);
        Map<String, Metric> wanted = wanted(options);
        double busy = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        List<Row> rows = new ArrayList<>();
        try (SmtpSink sink = new SmtpSink()) {
            if (wantsStandalone(options)) {
                out.println("Starting the standalone form again and again");
                rows.addAll(StandaloneMetric.measure(options.rounds(), settings(sink)));
                Table.head(out);
                rows.forEach(row -> Table.line(out, row));
                out.println();
            }
            Loaded loaded = wanted.isEmpty() ? Loaded.NOTHING : measure(options, wanted, sink, rows, out);
            Run run = new Run(Instant.now(), loaded.platform(), data(options), machine(), busy, loaded.gate(), rows);
            report(run, out);
        }
    }

    private record Loaded(String platform, List<Gate.Check> gate) {
        static final Loaded NOTHING = new Loaded("standalone, started for each round", List.of());
    }

    private static Map<String, Metric> wanted(Options options) {
        Map<String, Metric> all = new LinkedHashMap<>(Metrics.all());
        for (String metric : options.metrics()) {
            if (!all.containsKey(metric) && !metric.equals(Metrics.STANDALONE)) {
                throw new Failure("There is no metric \"%s\": choose from %s, %s."
                        .formatted(metric, Metrics.STANDALONE, String.join(", ", all.keySet())));
            }
        }
        if (!options.metrics().isEmpty()) {
            all.keySet().retainAll(options.metrics());
        }
        return all;
    }

    private static boolean wantsStandalone(Options options) {
        return options.metrics().contains(Metrics.STANDALONE)
                || (options.metrics().isEmpty() && !options.distributed() && !namesRunning());
    }

    private static boolean namesRunning() {
        return System.getenv("KLIENTELA_URL") != null;
    }

    /** Mail goes to the sink, and the limit for one client is out of the way. */
    private static Map<String, String> settings(SmtpSink sink) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "KLIENTELA_SMTP_HOST",
                "127.0.0.1",
                "KLIENTELA_SMTP_PORT",
                Integer.toString(sink.port()),
                "KLIENTELA_SMTP_TLS",
                "none",
                "KLIENTELA_CLIENT_RATE",
                "1000000",
                "KLIENTELA_CLIENT_BURST",
                "1000000"));
        return settings;
    }

    private static Loaded measure(
            Options options, Map<String, Metric> wanted, SmtpSink sink, List<Row> rows, PrintStream out) {
        Path folder = temporaryFolder();
        try (Platform platform = stoppedInAnyCase(start(options, sink, folder));
                MongoClient mongo = MongoClients.create(platform.mongodb())) {
            Api api = new Api(platform);
            Load load = new Load(platform.processors());
            Size size = options.size();
            out.println("Loading %s: %s".formatted(size.word(), platform.description()));
            Expected expected = new DataSet(api, folder, out)
                    .load(size.contacts(), size.companies(), size.deals(), options.activities(), load);
            List<Gate.Check> gate = new Gate(api, mongo, platform.kafka(), expected).pass();
            out.println("%d numbers are exact. Measuring.%n".formatted(gate.size()));
            Scene scene = new Scene(
                    platform,
                    api,
                    mongo,
                    load,
                    sink,
                    size.contacts(),
                    options.rounds(),
                    Duration.ofSeconds(options.seconds()),
                    folder);
            Table.head(out);
            wanted.forEach((name, metric) -> rows.addAll(measured(name, metric, scene, out)));
            mongo.getDatabase("klientela_bench").drop();
            return new Loaded(platform.description(), gate);
        } finally {
            Standalone.discard(folder);
        }
    }

    /** Also where the benchmark is interrupted. */
    private static Platform stoppedInAnyCase(Platform platform) {
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        return platform;
    }

    /** One metric that fails says so in its line; the others are still worth having. */
    private static List<Row> measured(String name, Metric metric, Scene scene, PrintStream out) {
        List<Row> rows;
        try {
            rows = metric.measure(scene);
        } catch (RuntimeException e) {
            rows = List.of(Row.notMeasured(name, "failed", String.valueOf(e)));
        }
        rows.forEach(row -> Table.line(out, row));
        return rows;
    }

    private static Platform start(Options options, SmtpSink sink, Path folder) {
        if (namesRunning()) {
            return new Running(System.getenv());
        }
        if (options.distributed()) {
            return Separate.start(settings(sink));
        }
        Map<String, String> settings = settings(sink);
        settings.put("KLIENTELA_AOT", "off"); // its training would run beside the measurements
        return Standalone.start(folder, settings);
    }

    private static String data(Options options) {
        Size size = options.size();
        return String.format(
                Locale.ENGLISH,
                "%,d contacts, %,d companies, %,d deals, %,d activities; %d rounds of %d s",
                size.contacts(),
                size.companies(),
                size.deals(),
                options.activities(),
                options.rounds(),
                options.seconds());
    }

    private static String machine() {
        return "%d processors, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }

    private static void report(Run run, PrintStream out) {
        Path folder = Path.of(System.getenv().getOrDefault("KLIENTELA_ROOT", "."), "infra", "bench", "target");
        Path json = folder.resolve("bench.json");
        Path html = folder.resolve("bench.html");
        JsonReport.write(run, json);
        HtmlReport.write(run, html);
        out.printf(
                Locale.ENGLISH,
                "%n%s; %s; %s; load before %.1f%n%s%n%s%n",
                run.platform(),
                run.data(),
                run.machine(),
                run.load(),
                json,
                html);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("klientela-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
