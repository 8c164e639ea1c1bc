package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.testing.TestMail;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
    private final Marketing marketing = Marketing.shared();

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '~', textBlock = """
            html ~ <p>\\n{{ contact.name | nofilter }}</p>                             ~ line 2
            html ~ <p>\\n\\n{% if contact.name %}</p>                                  ~ line 3
            html ~ <p>\\n{% for i in (1..100000000) %}x{% endfor %}</p>                ~ line 2
            mjml ~ <mjml><mj-body>\\n<mj-section><mj-nothing/></mj-section></mj-body></mjml> ~ line 2
            mjml ~ <mjml>\\n<mj-body>\\n<mj-section></mj-body></mjml>                  ~ line 3
            """)
    void namesTheLineThatIsWrong(String format, String body, String line) {
        var refused = marketing
                .post(
                        "/api/v1/templates",
                        "{\"name\":\"x\",\"format\":\"%s\",\"subject\":\"s\",\"body\":\"%s\"}".formatted(format, body))
                .expect(422);
        assertThat(refused.text("errors/0/field")).isEqualTo("body");
        assertThat(refused.text("errors/0/message")).startsWith(line);
    }

    @Test
    void showsWhatAContactWouldGet() {
        String jan = Marketing.contact("Jan <b>Kos</b>", "jan.kos@firma.pl", "tpl");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var preview = marketing
                    .post("/api/v1/templates/preview", """
                            {"format":"mjml","subject":"Do {{ contact.name }}","contactId":"%s",
                             "body":"<mjml><mj-body><mj-section><mj-column><mj-text>Witaj {{ contact.name }}, {{ contact.nick }}</mj-text></mj-column></mj-section></mj-body></mjml>"}
                            """.formatted(jan))
                    .expect(200);
            assertThat(preview.text("subject")).isEqualTo("Do Jan <b>Kos</b>");
            assertThat(preview.text("html")).contains("<table").contains("Witaj Jan &lt;b&gt;Kos&lt;/b&gt;");
            assertThat(preview.text("text")).contains("Witaj Jan <b>Kos</b>").doesNotContain("<table");
            assertThat(preview.text("problems/0")).contains("contact.nick");
        });
    }

    @Test
    void sendsATestToColleaguesAndToNobodyElseWithoutConsent() {
        String template = marketing.template("Test");
        Marketing.contact("Obca Osoba", "obca@elsewhere.pl", "tpl");
        assertThat(marketing
                        .post("/api/v1/templates/" + template + "/test", "{\"to\":\"obca@elsewhere.pl\"}")
                        .expect(422)
                        .text("errors/0/field"))
                .isEqualTo("to");
        Marketing.colleague("Marketer@firma.pl");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> marketing
                        .post("/api/v1/templates/" + template + "/test", "{\"to\":\"marketer@firma.pl\"}")
                        .expect(202));
        assertThat(TestMail.to("obca@elsewhere.pl")).isEmpty();
        var mail = TestMail.await(Duration.ofSeconds(10), caught -> caught.to().equals("marketer@firma.pl"));
        assertThat(mail.subject()).isEqualTo("[Test] Dzień dobry, Anna");
        assertThat(mail.text()).contains("Witaj Anna Nowak");
        assertThat(mail.html()).contains("<p>Witaj Anna Nowak</p>");
    }

    @Test
    void fillsInWhatAdministratorsHaveAdded() {
        Marketing.customField("size", "choice", "{\"key\":\"big\",\"label\":\"Duża firma\",\"archived\":false}");
        Marketing.customField("budget", "money", "");
        String ola = Marketing.contact(
                "Ola Fala",
                "ola.fala@firma.pl",
                "tpl-custom",
                "\"custom\":{\"size\":\"big\",\"budget\":{\"amount\":\"1200.00\",\"currency\":\"PLN\"}},");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var preview = marketing
                    .post("/api/v1/templates/preview", """
                            {"format":"html","subject":"{{ contact.custom.size }} {{ contact.custom.budget.amount }}","contactId":"%s",
                             "body":"<html><body><p>{{ contact.custom.nothing }}</p><p>x</p></body></html>"}
                            """.formatted(ola))
                    .expect(200);
            assertThat(preview.text("subject")).isEqualTo("Duża firma 1200.00");
            assertThat(preview.text("problems/0")).contains("contact.custom.nothing");
        });
        String segment = marketing
                .post(
                        "/api/v1/segments",
                        "{\"name\":\"Duże\",\"filter\":\"custom.size == \\\"big\\\" && custom.budget >= 1000 && \\\"tpl-custom\\\" in tags\"}")
                .expect(201)
                .id();
        assertThat(marketing
                        .get("/api/v1/segments/" + segment + "/members")
                        .expect(200)
                        .text("items/0/contactId"))
                .isEqualTo(ola);
        marketing
                .post("/api/v1/segments", "{\"name\":\"Nic\",\"filter\":\"custom.size == \\\"huge\\\"\"}")
                .expect(400);
    }

    @Test
    void sendsATemplateOnceUnderItsKey() {
        String adam = Marketing.contact("Adam Wilk", "adam.wilk@firma.pl", "tpl");
        String template = marketing.template("Powitanie");
        String send = "{\"contactId\":\"%s\",\"key\":\"deal-1\"}".formatted(adam);
        String first = marketing
                .post("/api/v1/templates/" + template + "/send", send)
                .expect(202)
                .id();
        String second = marketing
                .post("/api/v1/templates/" + template + "/send", send)
                .expect(202)
                .id();
        assertThat(second).isEqualTo(first);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(marketing
                                .get("/api/v1/mails/" + first)
                                .expect(200)
                                .text("status"))
                        .isEqualTo("sent"));
        assertThat(TestMail.to("adam.wilk@firma.pl")).hasSize(1);
    }
}
