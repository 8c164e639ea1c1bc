package io.klientela.chaos;

import io.klientela.embedded.CaughtMail;
import io.klientela.processes.Api;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * SIGKILL to marketing-service amid a campaign. SMTP cannot tell a mail whose answer was lost from one that was never
 * taken: that one, at most, comes twice, and says so.
 */
final class CampaignKilled implements Item {
    @Override
    public String name() {
        return "14 campaign";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        int people = scale.of(500, 5_000);
        int kills = scale.of(2, 5);
        String mark = "Campaign" + System.nanoTime();
        String path = Campaigns.create(platform, mark, people);
        boolean amid = true;
        for (int i = 1; i <= kills; i++) {
            int part = people * i / (kills + 2);
            Awaitility.await("a part of the mails")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Campaigns.received(mark).size() >= part);
            platform.processes().kill("marketing");
            int sent = Campaigns.received(mark).size();
            figures.tell("sent before kill " + i, sent);
            amid &= sent < people;
            platform.processes().startService("marketing");
            platform.processes().awaitReady("marketing");
        }
        Awaitility.await("sent")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> platform.api().get(path).get("status").asString().equals("sent"));
        TimeUnit.SECONDS.sleep(2);
        List<JsonNode> ledger = all(platform.api(), path + "/mails");
        figures.tell("people", people);
        figures.exactly("killed while some waited", amid, true);
        figures.exactly(
                "addresses in the ledger, each once",
                ledger.stream()
                                .map(mail -> mail.get("email").asString())
                                .distinct()
                                .count() + " of " + ledger.size(),
                people + " of " + people);
        figures.exactly(
                "of them sent",
                ledger.stream()
                        .filter(mail -> mail.get("status").asString().equals("sent"))
                        .count(),
                (long) people);
        Map<String, List<CaughtMail>> byAddress =
                Campaigns.received(mark).stream().collect(Collectors.groupingBy(CaughtMail::to));
        figures.exactly("lost at the mail server", people - byAddress.size(), 0);
        List<List<CaughtMail>> again =
                byAddress.values().stream().filter(mails -> mails.size() > 1).toList();
        long more = again.stream().mapToLong(mails -> mails.size() - 1).sum();
        figures.atMost("again at the mail server, for " + kills + " kills", (int) more, kills);
        figures.exactly(
                "of them not marked",
                more
                        - again.stream()
                                .flatMap(List::stream)
                                .filter(CampaignKilled::isMarked)
                                .count(),
                0L);
    }

    private static boolean isMarked(CaughtMail mail) {
        return TestMail.shared().read(mail).headers().containsKey("X-Klientela-Possible-Duplicate");
    }

    private static List<JsonNode> all(Api api, String list) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(list + "?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + Api.encoded(cursor)));
            page.get("items").forEach(items::add);
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return items;
    }
}
