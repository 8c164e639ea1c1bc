package io.klientela.bench.data;

import io.klientela.bench.load.Connection;
import io.klientela.bench.load.Load;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Worker;
import io.klientela.bench.platform.Api;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fills an empty platform through its public API, as a customer with that many records would. */
public final class DataSet {
    private static final long SEED = 20_251_122;
    private static final int REPEAT_EVERY = 100;
    private static final int WRITERS = 24;
    private static final List<String> KINDS = List.of("call", "note", "email", "meeting");

    private final Api api;
    private final PrintStream out;
    private final Path folder;

    public DataSet(Api api, Path folder, PrintStream out) {
        this.api = api;
        this.folder = folder;
        this.out = out;
    }

    /** @return what has to be there now */
    public Expected load(int contacts, int companies, int deals, int activities, Load load) {
        Expected expected = new Expected(contacts, companies, deals, activities, 0, 0, 0);
        Customers customers = new Customers(new Random(SEED), companies);
        Sellers.writeTeams(file("teams.csv"));
        Sellers.writeProducts(file("products.csv"));
        customers.writeCompanies(file("companies.csv"));
        customers.writeContacts(file("contacts.csv"), "K", contacts, REPEAT_EVERY);
        expected = new DealRows(new Random(SEED + 1), companies).write(file("deals.csv"), deals, expected);
        String mapping = "crm-sales-opportunities";
        send("users", mapping, "teams.csv");
        send("products", mapping, "products.csv");
        send("companies", mapping, "companies.csv");
        send("contacts", "demo-contacts", "contacts.csv");
        send("deals", mapping, "deals.csv");
        write(activities, load);
        return expected;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void send(String resource, String mapping, String file) {
        JsonNode done = api.imported(resource, mapping, file(file));
        JsonNode rows = done.get("rows");
        out.printf(
                Locale.ENGLISH,
                "  %-10s %,9d rows, %,d created, %,d refused, %,.0f rows/s%n",
                resource,
                rows.path("total").asLong(0),
                rows.path("created").asLong(0),
                rows.path("refused").asLong(0),
                done.path("rowsPerSecond").asDouble(0));
    }

    /** There is no import of activities: each is a request. Most concern few contacts. */
    private void write(int count, Load load) {
        List<String> contacts = someContacts();
        Zipf zipf = new Zipf(contacts.size(), 0.9);
        long began = System.nanoTime();
        List<Activity> work = new ArrayList<>();
        Random random = new Random(SEED + 2);
        for (int i = 0; i < count; i++) {
            work.add(new Activity(contacts.get(zipf.next(random)), KINDS.get(random.nextInt(KINDS.size())), i));
        }
        load.all(count, WRITERS, () -> new ActivityWriter(api.connect(), work));
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(Locale.ENGLISH, "  %-10s %,9d requests, %,.0f/s%n", "activities", count, count / seconds);
    }

    /** The first by id. */
    private List<String> someContacts() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (ids.size() < 10_000) {
            JsonNode page = api.get("/api/v1/contacts?limit=500" + cursor);
            page.get("items").forEach(item -> ids.add(item.get("id").asString()));
            if (!page.hasNonNull("nextCursor")) {
                return ids;
            }
            cursor = "&cursor=" + page.get("nextCursor").asString();
        }
        return ids;
    }

    private record Activity(String contactId, String kind, int number) {
        String json() {
            return JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "name",
                            "Rozmowa nr " + number,
                            "kind",
                            kind,
                            "body",
                            "Offer sent, they call back. Oferta wysłana, oddzwonią w przyszłym tygodniu.",
                            "contactId",
                            contactId,
                            "occurredAt",
                            Instant.ofEpochSecond(1_770_000_000L + number * 60L).toString()));
        }
    }

    private record ActivityWriter(Connection connection, List<Activity> work) implements Worker {
        @Override
        public boolean work(long number) throws IOException {
            Request request =
                    Request.post("/api/v1/activities", work.get((int) number).json());
            return connection.send(request).isGood();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
