package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.events.Topics;
import io.klientela.testing.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FormsTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    private final Marketing marketing = Marketing.shared();

    private String form(String name) {
        return marketing.post("/api/v1/forms", """
                        {"name":"%s","title":"Kontakt","language":"pl","tags":["www"],"fields":[
                          {"key":"firstName","label":"Imię","kind":"text","required":false},
                          {"key":"email","label":"E-mail","kind":"email","required":true},
                          {"key":"size","label":"Wielkość","kind":"choice","required":false,"choices":["mała","duża"]}]}
                        """.formatted(name)).expect(201).id();
    }

    private int submissions(String form) {
        return marketing
                .get("/api/v1/submissions?count=true&filter=formId == \"" + form + "\"")
                .expect(200)
                .body()
                .at("/count")
                .asInt();
    }

    @Test
    void takesWhatAPersonSendsOnceHoweverOftenTheyPressTheButton() {
        String form = form("Kontakt");
        String path = "/public/marketing/forms/" + form;
        var page =
                marketing.open(path + "?utm_source=google&utm_campaign=wiosna").expect(200);
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.raw()).contains("<h1>Kontakt</h1>").contains("value=\"google\"");
        Matcher token = TOKEN.matcher(page.raw());
        assertThat(token.find()).isTrue();
        String body =
                "_token=%s&utm_source=google&_referrer=https%%3A%%2F%%2Fgoogle.com&firstName=+Ola++Nowak&email=Ola@Firma.PL&size=ma%%C5%%82a&other=x"
                        .formatted(token.group(1));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> marketing.submit(path, body).expect(200));
        assertThat(marketing.submit(path, body).expect(200).raw()).contains("Dziękujemy");
        var found = marketing
                .get("/api/v1/submissions?filter=formId == \"" + form + "\"")
                .expect(200)
                .body()
                .at("/items");
        assertThat(found).hasSize(1);
        var submission = found.get(0);
        assertThat(submission.at("/values").toString())
                .isEqualTo("{\"firstName\":\"Ola Nowak\",\"email\":\"ola@firma.pl\",\"size\":\"mała\"}");
        assertThat(submission.at("/attribution/source").asString()).isEqualTo("google");
        assertThat(submission.at("/attribution/referrer").asString()).isEqualTo("https://google.com");
        assertThat(submission.at("/tags/0").asString()).isEqualTo("www");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Recorded.typesOf(
                                Topics.SUBMISSIONS, submission.at("/id").asString()))
                        .isEqualTo(List.of("created")));
    }

    @Test
    void thanksMachinesAndForgetsThem() {
        String form = form("Pułapka");
        marketing
                .submit("/public/marketing/forms/" + form, "email=bot@spam.example&website=https%3A%2F%2Fspam.example")
                .expect(200);
        assertThat(submissions(form)).isZero();
    }

    @Test
    void refusesWhatIsTooFastOrWrongAndSaysSo() {
        String form = form("Sprawdzenie");
        String path = "/public/marketing/forms/" + form;
        Matcher token = TOKEN.matcher(marketing.open(path).raw());
        assertThat(token.find()).isTrue();
        var fast = marketing.submit(path, "email=a@firma.pl&_token=" + token.group(1), "Accept", "application/json");
        assertThat(fast.status()).as(fast.raw()).isIn(429, 201);
        var wrong = marketing
                .submit(path, "email=nobody&size=other", "Accept", "application/json", "Origin", "https://firma.pl")
                .expect(422);
        assertThat(wrong.raw())
                .contains("\"email\"")
                .contains("To nie jest adres e-mail.")
                .contains("\"size\"");
        assertThat(wrong.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(marketing.submit(path, "email=%3Cscript%3E").expect(422).raw())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        marketing.open("/public/marketing/forms/no-such-form").expect(404);
        marketing.patch("/api/v1/forms/" + form, "{\"active\":false}").expect(200);
        marketing.open(path).expect(410);
        marketing.submit(path, "email=a@firma.pl", "Accept", "application/json").expect(410);
    }

    @Test
    void buildsItselfIntoOtherPages() {
        String form = form("Wbudowany </script>");
        var script =
                marketing.open("/public/marketing/forms/" + form + "/embed.js").expect(200);
        assertThat(script.header("content-type")).startsWith("text/javascript");
        assertThat(script.raw()).contains("\"key\":\"email\"").doesNotContain("/*FORM*/");
        var snippet = marketing.get("/api/v1/forms/" + form + "/snippet").expect(200);
        assertThat(snippet.text("script")).contains("/public/marketing/forms/" + form + "/embed.js");
        assertThat(snippet.text("html")).contains("<form method=\"post\"").contains("name=\"website\"");
        var taken = marketing.post("/public/marketing/forms/" + form, "{\"email\":\"json@firma.pl\"}");
        marketing.get("/api/v1/submissions/" + taken.expect(201).id()).expect(200);
    }
}
