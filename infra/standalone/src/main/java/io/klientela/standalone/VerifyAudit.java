package io.klientela.standalone;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.klientela.embedded.EmbeddedStore;
import io.klientela.platform.audit.AuditVerify;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./klientela audit verify}: verifies the audit logs of a running platform, of one that is stopped, or in any
 * MongoDB. Ends with status 0 where all is intact, 1 where a log was tampered with, 2 where that could not be told.
 */
public final class VerifyAudit {

    private static final String USAGE =
            "./klientela audit verify [--checkpoints FOLDER] [--keys FILE] [--mongodb URI] [SERVICE…]";

    private final Settings settings;
    private Path checkpoints;
    private Path keys;
    private Optional<String> mongodb;
    private final List<String> services = new ArrayList<>();

    private VerifyAudit(Settings settings, Map<String, String> environment, List<String> arguments) {
        this.settings = settings;
        this.mongodb = settings.mongodbUri()
                .or(() -> Optional.ofNullable(environment.get("KLIENTELA_RUNNING_MONGODB"))
                        .filter(uri -> !uri.isBlank()));
        this.checkpoints = Optional.ofNullable(environment.get("KLIENTELA_AUDIT_CHECKPOINTS"))
                .map(Path::of)
                .orElse(settings.auditFolder().resolve("checkpoints"));
        this.keys = settings.auditFolder().resolve("keys").resolve("verifiers");
        for (var rest = new ArrayList<>(arguments); !rest.isEmpty(); ) {
            take(rest.removeFirst(), rest);
        }
    }

    private void take(String argument, List<String> rest) {
        switch (argument) {
            case "--checkpoints" -> checkpoints = Path.of(value(argument, rest));
            case "--keys" -> keys = Path.of(value(argument, rest));
            case "--mongodb" -> mongodb = Optional.of(value(argument, rest));
            default -> {
                if (argument.startsWith("-")) {
                    throw new Refusal("Unknown option %s: %s".formatted(argument, USAGE));
                }
                services.add(argument);
            }
        }
    }

    private static String value(String option, List<String> rest) {
        if (rest.isEmpty()) {
            throw new Refusal("%s needs a value: %s".formatted(option, USAGE));
        }
        return rest.removeFirst();
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var intact = new VerifyAudit(Settings.of(System.getenv()), System.getenv(), List.of(arguments)).run(out);
            System.exit(intact ? 0 : 1);
        } catch (Refusal | MongoException | UncheckedIOException e) {
            out.println(e.getMessage());
            System.exit(2);
        }
    }

    private boolean run(PrintStream out) {
        if (mongodb.isPresent()) {
            return verify(mongodb.get(), out);
        }
        try (var home = Home.take(settings.home());
                var store = EmbeddedStore.at(home.file("data").resolve("store"), 0)) {
            return verify(store.uri(), out);
        }
    }

    private boolean verify(String uri, PrintStream out) {
        try (MongoClient client = MongoClients.create(uri)) {
            return AuditVerify.run(client, checkpoints, keys, services, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
