package io.klientela.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Marketing writes to two segments. The readers are played by following the links of the mails that the embedded mail
 * server caught; where a real mail server is set, nobody opens anything until somebody does.
 */
final class CampaignWork implements Departments.Department {
    private static final String CAMPAIGNS = "campaigns";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Pattern PIXEL = Pattern.compile("/public/marketing/o/[\\w.~-]+");
    private static final Pattern LINK = Pattern.compile("/public/marketing/c/[\\w.~-]+");
    private static final Pattern GOODBYE = Pattern.compile("/public/marketing/unsubscribe/[\\w.~-]+");

    /** Of a hundred readers. */
    private static final int OPEN = 46;

    private static final int CLICK = 17;
    private static final int LEAVE = 2;

    /** A campaign and all that it needs. @param filter of its segment */
    private record Plan(
            String name,
            String purpose,
            String segment,
            String filter,
            String template,
            String language,
            String subject,
            String subjectPart,
            String body) {}

    private static final List<Plan> PLANS = List.of(
            new Plan(
                    "Nowości Orion na nowy sezon",
                    "newsletter",
                    "Klienci po polsku",
                    "language == \"pl\"",
                    "Nowości (PL)",
                    "pl",
                    "{{ contact.firstName | default: 'Dzień dobry' }}, zobacz nowości Orion",
                    "zobacz nowości Orion",
                    """
                    <h1>Nowości na nowy sezon</h1>
                    <p>Dzień dobry{% if contact.firstName %}, {{ contact.firstName }}{% endif %}!</p>
                    <p>Orion Advanced drukuje teraz dwa razy szybciej, a raporty można zapisać jako własne widoki.</p>
                    <p><a href="https://www.example.com/nowosci">Zobacz wszystkie nowości</a></p>
                    <p><a href="https://www.example.com/cennik">Aktualny cennik</a></p>
                    <p><small><a href="{{ unsubscribeUrl }}">Nie chcę więcej takich wiadomości</a></small></p>
                    """),
            new Plan(
                    "Invitation: planning with Orion",
                    ConsentWork.WEBINARS,
                    "Decision makers",
                    "jobTitle.contains(\"Director\") || jobTitle.contains(\"Head\") || jobTitle.contains(\"Dyrektor\")"
                            + " || jobTitle.contains(\"Prezes\")",
                    "Invitation (EN)",
                    "en",
                    "An hour on planning with Orion",
                    "An hour on planning with Orion",
                    """
                    <h1>An hour that saves a week</h1>
                    <p>Hello {{ contact.firstName | default: 'there' }},</p>
                    <p>join our webinar on planning with Orion{% if contact.companyName %}, with an example from companies like
                    {{ contact.companyName }}{% endif %}.</p>
                    <p><a href="https://www.example.com/webinar">Save a seat</a></p>
                    <p><small><a href="{{ unsubscribeUrl }}">Unsubscribe</a></small></p>
                    """));

    private final Api api;
    private final Mailbox mailbox;

    CampaignWork(Api api) {
        this.api = api;
        this.mailbox = new Mailbox(api);
    }

    @Override
    public String name() {
        return "marketing by mail";
    }

    @Override
    public String work(Path folder) {
        List<String> said = new ArrayList<>();
        for (Plan plan : PLANS) {
            JsonNode campaign = sent(plan);
            JsonNode totals = campaign.path("totals");
            said.add("\"%s\" to %d".formatted(plan.name(), totals.path("sent").asLong(0)));
            if (totals.path("opened").asLong(0) == 0 && !read(plan)) {
                said.add("nobody is played who reads it, as its mails went to a real mail server");
            }
        }
        return String.join(", ", said);
    }

    /** The campaign once it was sent, now or before. */
    private JsonNode sent(Plan plan) {
        JsonNode campaign = campaign(plan);
        if (campaign.path("status").asString("").equals("draft")) {
            api.act(CAMPAIGNS, campaign, "schedule", Map.of());
        }
        String path = "/api/v1/campaigns/" + id(campaign);
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode now = api.get(path);
            if (List.of("sent", "stopped", "paused").contains(now.path("status").asString(""))) {
                return now;
            }
            Api.pause(BETWEEN_LOOKS);
        }
        throw new Failure("The campaign \"%s\" is still being sent: see /campaigns.".formatted(plan.name()));
    }

    private JsonNode campaign(Plan plan) {
        List<JsonNode> known = api.all(CAMPAIGNS, named(plan.name()));
        if (!known.isEmpty()) {
            return known.getFirst();
        }
        JsonNode segment =
                api.once("segments", named(plan.segment()), Map.of("name", plan.segment(), "filter", plan.filter()));
        JsonNode template = api.once(
                "templates",
                named(plan.template()),
                Map.of(
                        "name",
                        plan.template(),
                        "format",
                        "html",
                        "language",
                        plan.language(),
                        "subject",
                        plan.subject(),
                        "body",
                        plan.body()));
        return api.once(
                CAMPAIGNS,
                named(plan.name()),
                Map.of(
                        "name",
                        plan.name(),
                        "segmentId",
                        id(segment),
                        "templateId",
                        id(template),
                        "purpose",
                        plan.purpose()));
    }

    /** Whether there were mails to read. */
    private boolean read(Plan plan) {
        if (!mailbox.exists()) {
            return false;
        }
        mailbox.about(subject -> subject.contains(plan.subjectPart())).forEach(this::read);
        return true;
    }

    private void read(JsonNode mail) {
        int mood = Math.floorMod(mail.path("to").toString().hashCode(), 100);
        if (mood < OPEN) {
            Mailbox.links(mail, PIXEL).forEach(api::visit);
        }
        if (mood < CLICK) {
            Mailbox.links(mail, LINK).stream().limit(1 + mood % 2).forEach(api::visit);
        }
        if (mood < LEAVE) {
            Mailbox.links(mail, GOODBYE).stream().limit(1).forEach(link -> api.fillIn(link, ""));
        }
    }

    private static String named(String name) {
        return "name == \"%s\"".formatted(name);
    }

    private static String id(JsonNode record) {
        return record.path("id").asString("");
    }
}
