package io.klientela.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * People have said what they want to be written to for, at fairs, in forms and by post; some took it back. A few are asked
 * to confirm it, and do so by the link of the mail that they got, where the embedded mail server caught it.
 */
final class ConsentWork implements Departments.Department {
    /** The key of the purpose that the invitation to a webinar is for. */
    static final String WEBINARS = "webinars";

    private static final String NEWSLETTER = "newsletter";
    private static final int BATCH = 200;
    private static final Duration MAILS_TAKE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Pattern CONFIRM = Pattern.compile("/public/contacts/confirm/[\\w-]+");

    /** Of a hundred people. */
    private static final int GIVEN = 62;

    private static final int WITHDRAWN = 6;
    private static final int ASKED = 64;
    private static final int TO_WEBINARS = 38;

    private final Api api;
    private final Mailbox mailbox;

    ConsentWork(Api api) {
        this.api = api;
        this.mailbox = new Mailbox(api);
    }

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public String work(Path folder) {
        api.once(
                "purposes",
                "key == \"%s\"".formatted(WEBINARS),
                Map.of(
                        "name",
                        "Webinars",
                        "key",
                        WEBINARS,
                        "title",
                        Map.of("pl", "Zaproszenia na webinary", "en", "Invitations to webinars"),
                        "legalBasis",
                        "consent",
                        "channels",
                        List.of("email"),
                        "wording",
                        Map.of(
                                "pl",
                                "Chcę dostawać zaproszenia na webinary o planowaniu. Zgodę mogę w każdej chwili wycofać.",
                                "en",
                                "I would like to be invited to webinars on planning. I can withdraw this consent at any time.")));
        Set<String> known = new HashSet<>();
        api.all("consents", "subject == \"email\"")
                .forEach(page -> known.add(page.path("name").asString("")));
        List<Map<String, Object>> decisions = new ArrayList<>();
        for (JsonNode contact : api.all("contacts", "externalId.startsWith(\"K\")")) {
            String address = contact.at("/emails/0/value").asString("");
            if (!address.isEmpty() && !known.contains(address)) {
                decide(contact.path("id").asString(""), address, decisions);
            }
        }
        for (int from = 0; from < decisions.size(); from += BATCH) {
            List<Map<String, Object>> some = decisions.subList(from, Math.min(decisions.size(), from + BATCH));
            api.post(
                    "/api/v1/consents/batch",
                    Map.of("items", some),
                    "demo-consents-" + some.getFirst().get("contactId"));
        }
        long asked = decisions.stream()
                .filter(decision -> "requested".equals(decision.get("decision")))
                .count();
        return "%d decisions told now, %d of %d asked have confirmed"
                .formatted(decisions.size(), confirm(asked), asked);
    }

    private static void decide(String contactId, String address, List<Map<String, Object>> decisions) {
        int mood = Math.floorMod(address.hashCode(), 100);
        Instant at = Instant.now().minus(Duration.ofDays(60 + Math.floorMod(contactId.hashCode(), 600)));
        if (mood < GIVEN) {
            decisions.add(decision(contactId, address, NEWSLETTER, "given", at, proof(mood)));
        } else if (mood < ASKED) {
            decisions.add(decision(contactId, address, NEWSLETTER, "requested", null, proof(0)));
        }
        if (mood < TO_WEBINARS) {
            decisions.add(decision(contactId, address, WEBINARS, "given", at, proof(mood)));
        }
        if (mood < WITHDRAWN) {
            decisions.add(decision(
                    contactId,
                    address,
                    NEWSLETTER,
                    "withdrawn",
                    at.plus(Duration.ofDays(30)),
                    Map.of("source", "preference-centre")));
        }
    }

    private static Map<String, Object> proof(int mood) {
        return mood % 3 == 0
                ? Map.of("source", "form", "proof", Map.of("page", "https://www.example.com/newsletter"))
                : Map.of(
                        "source", "import",
                        "reason", "Targi Orion, karta podpisana przy stoisku",
                        "proof", Map.of("reference", "karta %d".formatted(1000 + mood)));
    }

    private static Map<String, Object> decision(
            String contactId,
            String address,
            String purpose,
            String decision,
            @Nullable Instant at,
            Map<String, Object> more) {
        Map<String, Object> made = new LinkedHashMap<>(Map.of(
                "purpose", purpose,
                "channel", "email",
                "decision", decision,
                "contactId", contactId,
                "address", address));
        if (at != null) {
            made.put("at", at.toString());
        }
        made.putAll(more);
        return made;
    }

    /** @return how many mails were answered */
    private long confirm(long asked) {
        if (asked == 0 || !mailbox.exists()) {
            return 0;
        }
        long deadline = System.nanoTime() + MAILS_TAKE.toNanos();
        Set<String> links = Set.of();
        while (links.size() < asked && System.nanoTime() < deadline) {
            Api.pause(BETWEEN_LOOKS);
            links = links();
        }
        links.stream().limit(asked).forEach(link -> api.fillIn(link, ""));
        return Math.min(asked, links.size());
    }

    private Set<String> links() {
        Set<String> links = new HashSet<>();
        mailbox.about(subject -> subject.contains("potwierdzić zgodę") || subject.contains("confirm your consent"))
                .forEach(mail -> links.addAll(Mailbox.links(mail, CONFIRM)));
        return links;
    }
}
