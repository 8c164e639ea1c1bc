package io.klientela.demo;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@code Demo [FOLDER]}: loads a folder of CSV exports, or invented ones, into a running platform. */
public final class Demo {
    private static final long SEED = 20_251_122;
    private static final int DEALS = 3_000;

    private Demo() {}

    public static void main(String[] args) {
        // Not System.out: its encoding is the locale's, which in a container cannot say "Łódź".
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            run(args, new Terminal(out, onATerminal()));
        } catch (Failure e) {
            out.flush();
            System.err.println(e.sentence());
            System.exit(1);
        }
    }

    static List<Outcome> run(String[] args, Terminal terminal) {
        if (args.length > 1 || (args.length == 1 && args[0].startsWith("-"))) {
            throw new Failure(
                    "Usage: ./klientela demo [FOLDER], a folder with sales_teams.csv, accounts.csv, products.csv,"
                            + " sales_pipeline.csv and perhaps contacts.csv.");
        }
        Settings settings = Settings.of(System.getenv());
        boolean own = args.length == 1;
        Path folder = own ? Path.of(args[0]) : invented(settings.home().resolve("demo"), terminal);
        Api api = new Api(settings);
        List<Outcome> outcomes = new Loader(api, terminal).load(folder);
        terminal.summary(outcomes);
        if (!own) {
            terminal.say("");
            new Departments(api, terminal).work(folder);
        }
        terminal.say("\nSee it at " + settings.url());
        return outcomes;
    }

    private static boolean onATerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** Invented once and kept, so that loading it again on another day still changes nothing. */
    private static Path invented(Path folder, Terminal terminal) {
        Generator generator = new Generator(SEED, DEALS, LocalDate.now(ZoneOffset.UTC));
        try {
            if (!Files.exists(folder.resolve("sales_pipeline.csv"))) {
                generator.write(folder);
                terminal.say("Invented two years of a company's sales in " + folder);
            } else if (!Files.exists(folder.resolve(Generator.LEADS_FILE))) {
                generator.writeLeads(folder);
            }
        } catch (IOException e) {
            throw new Failure("The folder %s cannot be written.".formatted(folder));
        }
        return folder;
    }
}
