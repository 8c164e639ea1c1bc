package io.klientela.chaos;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.klientela.processes.Api;
import io.klientela.processes.Distributed;
import io.klientela.processes.Wiring;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** The distributed form that the items share: each service a process, contacts and sales two, and proxies where it may hurt. */
final class Platform implements AutoCloseable {
    static final List<String> SERVICES =
            List.of("identity", "contacts", "sales", "marketing", "ticketing", "reporting", "automation");
    static final List<String> INSTANCES = List.of(
            "identity",
            "contacts",
            "contacts-2",
            "sales",
            "sales-2",
            "marketing",
            "ticketing",
            "reporting",
            "automation");
    private static final Duration SETTLED = Duration.ofMinutes(4);

    private final Proxies proxies = new Proxies();
    private final Distributed processes;
    private final MongoClient mongo;
    private final Api api;

    Platform() {
        processes = Distributed.start(
                INSTANCES,
                Map.of(
                        "KLIENTELA_SMTP_HOST", "127.0.0.1",
                        "KLIENTELA_SMTP_PORT",
                                Integer.toString(TestMail.shared().smtpPort()),
                        "KLIENTELA_MAIL_DOMAIN", TestMail.DOMAIN,
                        "KLIENTELA_SERVICE_CLIENT_SECRET", "service-secret-of-this-run",
                        "KLIENTELA_WEBHOOKS_ALLOW_PRIVATE", "127.0.0.1/32"),
                proxies);
        mongo = MongoClients.create(processes.mongodb());
        api = processes.api();
    }

    /** Between the gateway and ticketing, and between sales and its database. */
    private static final class Proxies implements Wiring {
        private final Map<String, Proxy> all = new ConcurrentHashMap<>();

        @Override
        public int toService(String instance, int port) {
            return instance.equals("ticketing") ? proxy("to " + instance, port) : port;
        }

        @Override
        public int toStore(String instance, int port) {
            return instance.startsWith("sales") ? proxy("store of " + instance, port) : port;
        }

        private int proxy(String name, int port) {
            return all.computeIfAbsent(name, key -> new Proxy(port)).port();
        }

        Proxy named(String name) {
            Proxy proxy = all.get(name);
            if (proxy == null) {
                throw new IllegalArgumentException("no proxy " + name + " among " + all.keySet());
            }
            return proxy;
        }
    }

    Distributed processes() {
        return processes;
    }

    Api api() {
        return api;
    }

    /** What lies between the gateway and this instance. */
    Proxy before(String instance) {
        return proxies.named("to " + instance);
    }

    /** What lies between this instance and its database. */
    Proxy storeOf(String instance) {
        return proxies.named("store of " + instance);
    }

    static List<String> instancesOf(String service) {
        return INSTANCES.stream()
                .filter(name -> name.equals(service) || name.startsWith(service + "-"))
                .toList();
    }

    /** All of a service's collections. */
    List<String> collections(String service) {
        return mongo.getDatabase("klientela_" + service).listCollectionNames().into(new ArrayList<>());
    }

    MongoCollection<Document> collection(String service, String name) {
        return mongo.getDatabase("klientela_" + service).getCollection(name);
    }

    /** Starts what does not run, thaws what stands still, and waits until everything is ready. */
    void mend() {
        processes.names().forEach(name -> {
            if (!processes.isAlive(name)) {
                processes.startService(name);
            } else {
                processes.thaw(name);
            }
        });
        processes.names().forEach(processes::awaitReady);
        Awaitility.await("through the gateway")
                .atMost(Duration.ofMinutes(2))
                .until(() -> List.of("contacts", "deals", "templates", "tickets", "rules", "users").stream()
                        .allMatch(root -> api.send("GET", "/api/v1/" + root + "?limit=1", null)
                                        .statusCode()
                                == 200));
    }

    /** Waits until no outbox holds an event and nobody is behind. @return how long that took */
    Duration awaitQuiet() {
        long began = System.nanoTime();
        Awaitility.await("quiet")
                .atMost(SETTLED)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> waiting() == 0 && SERVICES.stream().allMatch(this::isUpToDate));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Aggregates of any service whose outbox holds an event. */
    long waiting() {
        return SERVICES.stream()
                .map(service -> mongo.getDatabase("klientela_" + service))
                .mapToLong(database -> database.listCollectionNames().into(new ArrayList<>()).stream()
                        .mapToLong(name -> database.getCollection(name).countDocuments(Filters.eq("pending", true)))
                        .sum())
                .sum();
    }

    private boolean isUpToDate(String service) {
        for (String kind : List.of("projections", "reactions")) {
            var answer = api.send("GET", "/api/v1/operations/" + service + "/" + kind, null);
            if (answer.statusCode() != 200) {
                return false;
            }
            for (JsonNode one : Api.JSON.readTree(answer.body()).get("items")) {
                if (one.path("lag").asLong(-1) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void close() {
        mongo.close();
        processes.close();
        proxies.all.values().forEach(Proxy::close);
    }
}
