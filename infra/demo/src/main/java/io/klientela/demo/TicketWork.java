package io.klientela.demo;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Support answers a year of tickets, of which those of the last weeks are still under way. A ticket is known by its
 * external id, and a conversation goes on where it stopped.
 */
final class TicketWork implements Departments.Department {
    private static final String TICKETS = "tickets";
    private static final String PREFIX = "DEMO-T-";
    private static final int COUNT = 120;
    private static final int YEAR_DAYS = 365;
    private static final int STILL_OPEN_DAYS = 10;
    /** The last word on some tickets of the last weeks is said today. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(45);

    private static final long SEED = 20_251_123;
    private static final ZoneId OFFICE = ZoneId.of("Europe/Warsaw");

    private final Api api;
    private final Instant now;

    TicketWork(Api api, Instant now) {
        this.api = api;
        this.now = now;
    }

    /** Those who take part, by what was loaded before. */
    private record Cast(List<JsonNode> contacts, List<String> agents, String support, String billing) {}

    @Override
    public String name() {
        return "support on tickets";
    }

    @Override
    public String work(Path folder) {
        Cast cast = cast();
        Map<String, JsonNode> known = new HashMap<>();
        api.all(TICKETS, "externalId.startsWith(\"%s\")".formatted(PREFIX))
                .forEach(ticket -> known.put(ticket.path("externalId").asString(""), ticket));
        int told = 0;
        for (int i = 1; i <= COUNT; i++) {
            // Each ticket has a chance of its own, so that a day later the same ones come out for the same numbers.
            Random random = new Random(SEED + i);
            String id = PREFIX + "%04d".formatted(i);
            told += tell(id, known.get(id), cast, random) ? 1 : 0;
        }
        return "%d tickets, %d of them told now".formatted(COUNT, told);
    }

    private Cast cast() {
        Staff staff = new Staff(api);
        String team = staff.team();
        String manager = staff.manager(team);
        List<String> agents = staff.agents(team);
        List<JsonNode> contacts = api.all("contacts", "externalId.startsWith(\"K\")").stream()
                .filter(contact -> !contact.path("emails").isEmpty())
                .toList();
        String support = api.all("queues", "isDefault").getFirst().path("id").asString("");
        String billing = api.once(
                        "queues",
                        "name == \"Faktury i płatności\"",
                        Map.of("name", "Faktury i płatności", "language", "pl", "managerId", manager, "teamId", team))
                .path("id")
                .asString("");
        return new Cast(contacts, agents, support, billing);
    }

    /** Whether there was something to tell. */
    private boolean tell(String externalId, @Nullable JsonNode known, Cast cast, Random random) {
        Story story = Story.ALL.get(random.nextInt(Story.ALL.size()));
        JsonNode contact = cast.contacts().get(random.nextInt(cast.contacts().size()));
        String agent = cast.agents().get(random.nextInt(cast.agents().size()));
        String channel = List.of("email", "email", "email", "web", "phone").get(random.nextInt(5));
        int age = Math.min(random.nextInt(YEAR_DAYS), random.nextInt(YEAR_DAYS));
        int stopsAfter = age <= STILL_OPEN_DAYS
                ? random.nextInt(story.lines().size())
                : story.lines().size();
        Instant invented = opened(age, random);
        if (known != null && !isOpen(known)) {
            return false;
        }
        Instant at =
                known == null ? invented : Instant.parse(known.path("createdAt").asString(""));
        JsonNode ticket = known == null ? open(externalId, story, contact, agent, channel, at, cast) : known;
        return converse(ticket, story, at, stopsAfter, random) || known == null;
    }

    private static boolean isOpen(JsonNode ticket) {
        return List.of("new", "open", "pending").contains(ticket.path("status").asString(""));
    }

    private Instant opened(int age, Random random) {
        LocalDate day = LocalDate.ofInstant(now, OFFICE).minusDays(age + 1L);
        while (day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue()) {
            day = day.minusDays(1);
        }
        return day.atTime(8 + random.nextInt(7), random.nextInt(60))
                .atZone(OFFICE)
                .toInstant();
    }

    private JsonNode open(
            String externalId, Story story, JsonNode contact, String agent, String channel, Instant at, Cast cast) {
        Map<String, Object> ticket = new HashMap<>();
        ticket.put("name", story.subject());
        ticket.put("text", story.lines().getFirst().text());
        ticket.put("contactId", contact.path("id").asString(""));
        ticket.put("queueId", story.aboutMoney() ? cast.billing() : cast.support());
        ticket.put("priority", story.priority());
        ticket.put("tags", story.tags());
        ticket.put("channel", channel);
        ticket.put("language", story.language());
        ticket.put("externalId", externalId);
        ticket.put("ownerId", agent);
        ticket.put("at", at.toString());
        return api.post("/api/v1/" + TICKETS, ticket, "demo/ticket/" + externalId);
    }

    /** Says what was not said yet, up to where the story stops. */
    private boolean converse(JsonNode ticket, Story story, Instant opened, int stopsAfter, Random random) {
        String messages =
                "/api/v1/tickets/%s/messages".formatted(ticket.path("id").asString(""));
        List<String> said = new ArrayList<>();
        api.get(messages + "?limit=100")
                .path("items")
                .forEach(message -> said.add(message.path("text").asString("")));
        Instant at = opened;
        boolean spoke = false;
        for (int i = 1; i < stopsAfter; i++) {
            Story.Line line = story.lines().get(i);
            at = at.plus(pause(line, random));
            if (at.isAfter(now)) {
                break;
            }
            if (!said.contains(line.text())) {
                boolean last = i == story.lines().size() - 1;
                boolean today = last && opened.isAfter(now.minus(LONGEST_WAIT)) && random.nextInt(3) > 0;
                say(messages, line, today ? null : at, last, ticket);
                spoke = true;
            }
        }
        return spoke;
    }

    /** @param at now where absent, and then it leaves as a mail, and the customer is asked how the help was */
    private void say(String messages, Story.Line line, @Nullable Instant at, boolean last, JsonNode ticket) {
        Map<String, Object> message = new HashMap<>();
        message.put("kind", line.kind());
        message.put("text", line.text());
        if (at != null) {
            message.put("at", at.toString());
        }
        if (line.kind().equals("agent")) {
            message.put("status", last ? "solved" : "pending");
        }
        api.post(
                messages,
                message,
                "demo/%s/%s".formatted(ticket.path("id").asString(""), Objects.hash(line.kind(), line.text())));
    }

    /** Agents answer within an hour, mostly; customers when they find the time. */
    private static Duration pause(Story.Line line, Random random) {
        return switch (line.kind()) {
            case "note" -> Duration.ofMinutes(3 + random.nextInt(10));
            case "agent" ->
                Duration.ofMinutes(random.nextInt(8) == 0 ? 300 + random.nextInt(600) : 5 + random.nextInt(55));
            default -> Duration.ofMinutes(20 + random.nextInt(400));
        };
    }
}
