package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.embedded.CaughtMail;
import io.klientela.events.Topics;
import io.klientela.testing.Recorded;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CampaignsTest {
    private static final Pattern CLICK = Pattern.compile("http://klientela\\.test/public/marketing/c/[\\w-]+");
    private static final Pattern PIXEL = Pattern.compile("http://klientela\\.test/public/marketing/o/[\\w-]+");
    private static final Pattern WAY_OUT =
            Pattern.compile("http://klientela\\.test/public/marketing/unsubscribe/[\\w-]+");

    private final Marketing marketing = Marketing.shared();

    @Test
    void reachesEverybodyOnceAndCountsWhatTheyDo() {
        Marketing.contact("Anna Bąk", "anna.bak@c1.pl", "c1");
        Marketing.contact("Anna Bąk (dom)", "anna.bak@c1.pl", "c1");
        Marketing.contact("Piotr Cap", "piotr@c1.pl", "c1");
        Marketing.contact("Bez Adresu", null, "c1");
        Marketing.contact("Nie Chce", "nie@c1.pl", "c1");
        marketing.post("/api/v1/suppressions", "{\"name\":\"Nie@C1.pl\"}").expect(201);
        String campaign = marketing.campaign("c1", 5, "");
        String path = "/api/v1/campaigns/" + campaign;
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(marketing
                                .get(path + "/recipients-count")
                                .expect(200)
                                .raw())
                        .isEqualTo("{\"count\":3,\"suppressed\":1,\"withoutEmail\":1,\"withoutBasis\":0}"));
        marketing.act(path, "schedule", "{}").expect(200);
        var sent = marketing.awaitStatus(campaign, "sent");
        assertThat(sent.at("/totals/recipients").asInt()).isEqualTo(2);
        assertThat(sent.at("/totals/sent").asInt()).isEqualTo(2);
        assertThat(TestMail.to("anna.bak@c1.pl")).hasSize(1);
        assertThat(TestMail.to("nie@c1.pl")).isEmpty();

        CaughtMail.Content mail =
                TestMail.await(Duration.ofSeconds(5), caught -> caught.to().equals("piotr@c1.pl"));
        assertThat(mail.subject()).isEqualTo("Dzień dobry, Piotr");
        assertThat(mail.headers().get("List-Unsubscribe-Post")).isEqualTo(List.of("List-Unsubscribe=One-Click"));
        assertThat(String.join("", mail.headers().get("List-Unsubscribe"))).contains("/public/marketing/unsubscribe/");
        assertThat(mail.headers()).doesNotContainKey("X-Klientela-Possible-Duplicate");
        assertThat(String.join("", mail.headers().get("Return-Path"))).contains("bounces+");
        String html = String.valueOf(mail.html());
        assertThat(html).doesNotContain("example.com/oferta");

        marketing.open(found(PIXEL, html)).expect(200);
        var click = marketing.open(found(CLICK, html)).expect(302);
        assertThat(click.header("location")).isEqualTo("https://example.com/oferta?a=1&b=2");
        marketing.open(found(CLICK, html) + "x").expect(404);
        String wayOut = found(WAY_OUT, html);
        assertThat(marketing.open(wayOut).expect(200).raw())
                .contains("Wypisz mnie")
                .contains("piotr@c1.pl");
        assertThat(marketing
                        .get("/api/v1/suppressions?filter=name == \"piotr@c1.pl\"")
                        .body()
                        .at("/items"))
                .isEmpty();
        assertThat(marketing
                        .submit(wayOut, "List-Unsubscribe=One-Click")
                        .expect(200)
                        .raw())
                .contains("piotr@c1.pl");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var totals = marketing.get(path).body().at("/totals");
            assertThat(totals.toString())
                    .isEqualTo(
                            "{\"recipients\":2,\"sent\":2,\"failed\":0,\"bounced\":0,\"opened\":1,\"clicked\":1,\"unsubscribed\":1}");
        });
        assertThat(Recorded.typesOf(Topics.CAMPAIGNS, campaign))
                .startsWith("created", "scheduled", "started")
                .contains("finished");

        String next = marketing
                .post(
                        "/api/v1/campaigns",
                        "{\"name\":\"Druga\",\"purpose\":\"customer-news\",\"segmentId\":\"%s\",\"templateId\":\"%s\"}"
                                .formatted(
                                        sent.at("/segmentId").asString(),
                                        sent.at("/templateId").asString()))
                .expect(201)
                .id();
        marketing.act("/api/v1/campaigns/" + next, "schedule", "{}").expect(200);
        marketing.awaitStatus(next, "sent");
        assertThat(TestMail.to("anna.bak@c1.pl")).hasSize(2);
        assertThat(TestMail.to("piotr@c1.pl")).hasSize(1);
    }

    @Test
    void keepsItsSpeedAndStopsWhenItIsTold() {
        for (int i = 0; i < 30; i++) {
            Marketing.contact("Osoba " + i, "osoba%d@c2.pl".formatted(i), "c2");
        }
        String campaign = marketing.campaign("c2", 30, ",\"perMinute\":300");
        String path = "/api/v1/campaigns/" + campaign;
        long begun = System.nanoTime();
        String seen = marketing.act(path, "schedule", "{}").expect(200).header("etag");
        marketing.awaitStatus(campaign, "sending");
        await().atMost(Duration.ofSeconds(20)).until(() -> sentTo("c2.pl") >= 8);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1300));
        String sending = marketing.get(path).header("etag");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !marketing.get(path).header("etag").equals(sending));
        // Progress alone has made it another version; who saw the one before saw the same campaign.
        marketing.post(path + "/pause", "", "If-Match", sending).expect(200);
        marketing.post(path + "/resume", "", "If-Match", seen).expect(412);
        long paused = System.nanoTime();
        int atPause = sentTo("c2.pl");
        await().during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(4))
                .until(() -> sentTo("c2.pl") <= atPause + 1);
        assertThat(System.nanoTime()).isGreaterThan(paused);
        marketing.act(path, "resume", "").expect(200);
        await().atMost(Duration.ofSeconds(10)).until(() -> sentTo("c2.pl") > atPause + 2);
        marketing.act(path, "stop", "").expect(200);
        marketing.awaitStatus(campaign, "stopped");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                marketing.get(path).body().at("/totals/sent").asInt())
                        .isEqualTo(sentTo("c2.pl")));
        assertThat(sentTo("c2.pl")).isLessThan(30);
        marketing.act(path, "resume", "").expect(409);
    }

    private static int sentTo(String domain) {
        return (int) TestMail.shared().mails().stream()
                .filter(mail -> mail.to().endsWith(domain))
                .count();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group();
    }
}
