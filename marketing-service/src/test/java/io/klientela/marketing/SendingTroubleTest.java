package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Campaigns through a mail server that misbehaves, and a sender that ends in the middle. */
class SendingTroubleTest {
    private static final FakeSmtp SMTP = new FakeSmtp();
    private static final String DATABASE = "marketing-trouble";
    private static Marketing marketing = Marketing.start(DATABASE, SMTP.settings());

    @AfterAll
    static void close() {
        marketing.context.close();
        SMTP.close();
    }

    private static String campaign(String tag, int people) {
        for (int i = 0; i < people; i++) {
            Marketing.contact("Osoba " + i, "p%d@%s.pl".formatted(i, tag), tag);
        }
        String campaign = marketing.campaign(tag, people, "");
        marketing.act("/api/v1/campaigns/" + campaign, "schedule", "{}").expect(200);
        return campaign;
    }

    @Test
    void goesOnWithTheOthersWhereSomeAreRefusedOrPutOff() {
        SMTP.toRecipients.put("p1@t1.pl", "550 5.1.1 no such user");
        SMTP.toRecipients.put("p2@t1.pl", "451 4.7.1 greylisted, come back");
        SMTP.toRecipients.put("p3@t1.pl", "554 5.7.1 relay access denied");
        String campaign = campaign("t1", 6);
        await().atMost(Duration.ofSeconds(30)).until(() -> SMTP.timesTo("p5@t1.pl") == 1);
        assertThat(SMTP.timesTo("p2@t1.pl")).isZero();
        SMTP.toRecipients.remove("p2@t1.pl");
        JsonNode sent = marketing.awaitStatus(campaign, "sent");
        assertThat(sent.at("/totals").toString())
                .isEqualTo(
                        "{\"recipients\":6,\"sent\":4,\"failed\":1,\"bounced\":1,\"opened\":0,\"clicked\":0,\"unsubscribed\":0}");
        assertThat(SMTP.timesTo("p2@t1.pl")).isEqualTo(1);
        assertThat(SMTP.taken.stream().filter(mail -> mail.to().endsWith("t1.pl")))
                .noneMatch(FakeSmtp.Taken::isMarked);
        JsonNode suppressed = marketing
                .get("/api/v1/suppressions?filter=name.endsWith(\"t1.pl\")")
                .body()
                .at("/items");
        assertThat(suppressed).hasSize(1);
        assertThat(suppressed.get(0).at("/name").asString()).isEqualTo("p1@t1.pl");
        assertThat(suppressed.get(0).at("/reason").asString()).isEqualTo("bounced");
    }

    @Test
    void pausesItselfWhereTheServerDoesNotLetItIn() {
        SMTP.greeting = "554 5.7.1 you are on a list";
        try {
            String campaign = campaign("t2", 2);
            JsonNode paused = marketing.awaitStatus(campaign, "paused");
            assertThat(paused.at("/reason").asString()).contains("554");
            assertThat(marketing.mailsOf(campaign)).isEmpty();
            SMTP.greeting = "220 welcome back";
            marketing.act("/api/v1/campaigns/" + campaign, "resume", "").expect(200);
            assertThat(marketing
                            .awaitStatus(campaign, "sent")
                            .at("/totals/sent")
                            .asInt())
                    .isEqualTo(2);
        } finally {
            SMTP.greeting = "220 here";
        }
    }

    @Test
    void sendsNobodyTwiceButTheOneItCannotKnowOf() {
        SMTP.silentAfter.set(5);
        String campaign = campaign("t3", 20);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SMTP.taken.stream()
                                .filter(mail -> mail.to().endsWith("t3.pl"))
                                .count()
                        == 6);
        String unknown = SMTP.taken.getLast().to();
        // The server has taken it and keeps silent: the sender ends without having heard.
        marketing.context.close();
        SMTP.silentAfter.set(Integer.MAX_VALUE);
        marketing = Marketing.start(DATABASE, SMTP.settings());
        JsonNode sent = marketing.awaitStatus(campaign, "sent");
        assertThat(sent.at("/totals/sent").asInt()).isEqualTo(20);
        List<JsonNode> ledger = marketing.mailsOf(campaign);
        assertThat(ledger)
                .hasSize(20)
                .allMatch(mail -> mail.at("/status").asString().equals("sent"));
        assertThat(ledger.stream().filter(mail -> mail.at("/possibleDuplicate").asBoolean()))
                .singleElement()
                .satisfies(mail -> assertThat(mail.at("/email").asString()).isEqualTo(unknown));
        for (int i = 0; i < 20; i++) {
            String address = "p%d@t3.pl".formatted(i);
            assertThat(SMTP.timesTo(address)).as(address).isEqualTo(address.equals(unknown) ? 2 : 1);
        }
        List<FakeSmtp.Taken> twice =
                SMTP.taken.stream().filter(mail -> mail.to().equals(unknown)).toList();
        assertThat(twice.get(0).isMarked()).isFalse();
        assertThat(twice.get(1).isMarked()).isTrue();
        assertThat(messageId(twice.get(0))).isEqualTo(messageId(twice.get(1)));
    }

    private static String messageId(FakeSmtp.Taken mail) {
        return mail.text()
                .lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }
}
