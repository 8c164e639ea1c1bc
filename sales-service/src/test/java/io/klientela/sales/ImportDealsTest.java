package io.klientela.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.testing.Answer;
import io.klientela.testing.Recorded;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

class ImportDealsTest {
    private static final String MAPPING = "crm-sales-opportunities";
    private static final Path REAL = Path.of("../../shared/data/crm-sales-opportunities");

    private final Sales sales = Sales.asAdmin();

    @Test
    void takesAMessyFileReportsWhatItMadeOfItAndChangesNothingTheSecondTime() {
        String team = Ids.next();
        Sales.user("Mona Frasier", team);
        Sales.company("Łódź Łączy S.A.");
        upload("products", """
                product,series,sales_price
                MX Pro,MX,4821
                MX Basic,MX,550
                """);
        String csv = """
                opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value,engage_quarter
                M1,Mona Frasier,MXPro,Lodz Laczy SA,Won,20-10-16,01-03-17,1054,Q4
                M2,mona frasier,MX Basic,,Prospecting,,,,
                M3,Mona Frasier,MX Basic,,Engaging,25-10-16,,,
                M4,Mona Frasier,MX Basic,Łódź Łączy S.A.,Lost,25-10-16,11-03-17,0,
                M5,Mona Frasier,MX Basic,,Dreaming,25-10-16,,,
                M6,Mona Frasier,MX Basic,,Won,25-10-16,11-03-16,5,
                M7,Mona Frasier,MX Basic,,Won,25-10-16,,5,
                M8,Nobody Known,MX Basic,,Engaging,25-10-16,,,
                M9,Mona Frasier,MX Basic,,Engaging,10-25-16,,x,
                """;
        Answer done = upload("deals", csv);
        assertThat(done.text("rows/created")).as("%s", done.body()).isEqualTo("4");
        assertThat(done.text("rows/refused")).isEqualTo("5");
        String report = sales.get("/api/v1/deals/imports/" + done.id() + "/report")
                .expect(200)
                .raw();
        assertThat(report)
                .contains("2,changed,product,MXPro,MX Pro,matched by letters and digits")
                .contains("2,changed,account,Lodz Laczy SA,Łódź Łączy S.A.,matched by letters and digits")
                .contains("6,refused,deal_stage,Dreaming,,\"is none of: Prospecting, Engaging, Won, Lost\"")
                .contains("7,refused,close_date,11-03-16,,\"is before the day it was engaged, 2016-10-25\"")
                .contains("8,refused,close_date,,,\"is missing, but the deal is in the stage Won\"")
                .contains("9,refused,sales_agent,Nobody Known")
                .contains("10,refused,engage_date,10-25-16")
                .contains("10,refused,close_value,x");
        Answer won = sales.get("/api/v1/deals?filter=externalId == \"M1\"");
        assertThat(won.text("items/0/name")).isEqualTo("MX Pro – Łódź Łączy S.A.");
        assertThat(won.text("items/0/status")).isEqualTo("won");
        assertThat(won.text("items/0/amount/amount")).isEqualTo("1054.00");
        assertThat(won.text("items/0/engagedOn")).isEqualTo("2016-10-20");
        assertThat(won.text("items/0/closedOn")).isEqualTo("2017-03-01");
        assertThat(won.text("items/0/ownerName")).isEqualTo("Mona Frasier");
        assertThat(won.text("items/0/teamId")).isEqualTo(team);
        assertThat(won.all("items/0/stageHistory", "stage")).containsExactly("Engaging", "Won");
        assertThat(won.all("items/0/lines", "productName")).containsExactly("MX Pro");
        assertThat(sales.get("/api/v1/deals?filter=externalId == \"M4\"").text("items/0/amount/amount"))
                .isEqualTo("0.00");
        Answer again = upload("deals", csv);
        assertThat(again.text("rows/unchanged")).as("%s", again.body()).isEqualTo("4");
        Answer moved = upload("deals", csv.replace("Engaging,25-10-16,,,\nM4", "Won,25-10-16,26-10-16,77,\nM4"));
        assertThat(moved.text("rows/updated")).isEqualTo("1");
        Answer m3 = sales.get("/api/v1/deals?filter=externalId == \"M3\"");
        assertThat(m3.text("items/0/status")).isEqualTo("won");
        assertThat(m3.text("items/0/version")).isEqualTo("2");
        await().untilAsserted(() -> assertThat(Recorded.typesOf(Topics.DEALS, m3.text("items/0/id")))
                .containsExactly("created", "updated"));
    }

    @Test
    @EnabledIf("realFilesArePresent")
    void takesTheRealExportAndTheNumbersComeOut() throws IOException {
        Set<String> agents = new HashSet<>();
        cells("sales_teams.csv", 0).forEach(agent -> agents.add(agent.strip()));
        agents.forEach(agent -> Sales.user(agent));
        cells("accounts.csv", 0).forEach(Sales::company);
        assertThat(upload("products", Files.readString(REAL.resolve("products.csv")))
                        .text("rows/created"))
                .isEqualTo("7");
        String csv = Files.readString(REAL.resolve("sales_pipeline.csv"));
        Answer done = upload("deals", csv);
        assertThat(done.text("rows/created")).as("%s", done.body()).isEqualTo("8800");
        assertThat(done.text("rows/corrected")).as("GTXPro").isEqualTo("1480");
        System.out.println("deals imported: " + done.text("rowsPerSecond") + " rows/s");
        Answer again = upload("deals", csv);
        assertThat(again.text("rows/unchanged")).as("%s", again.body()).isEqualTo("8800");
        Map<String, Integer> stages = new HashMap<>();
        BigDecimal[] won = {BigDecimal.ZERO};
        Set<String> ids = new HashSet<>(cells("sales_pipeline.csv", 0));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            stages.clear();
            won[0] = BigDecimal.ZERO;
            Recorded.newest(Topics.DEALS).values().stream()
                    .filter(deal -> ids.contains(deal.path("externalId").asString("")))
                    .forEach(deal -> count(deal, stages, won));
            assertThat(stages).isEqualTo(Map.of("Won", 4238, "Lost", 2473, "Engaging", 1589, "Prospecting", 500));
        });
        assertThat(won[0]).isEqualByComparingTo("10005534");
        Answer board = sales.get("/api/v1/deals/board?filter=lines.productName.startsWith(\"G\")")
                .expect(200);
        assertThat(board.all("columns/0/deals", "version")).hasSize(50);
    }

    private static void count(JsonNode deal, Map<String, Integer> stages, BigDecimal[] won) {
        stages.merge(deal.path("stage").asString(), 1, Integer::sum);
        if (deal.path("status").asString().equals("won")) {
            won[0] = won[0].add(new BigDecimal(deal.at("/amount/amount").asString()));
        }
    }

    private Answer upload(String resource, String csv) {
        Answer done = sales.importCsv(resource, MAPPING, csv.getBytes(StandardCharsets.UTF_8));
        assertThat(done.text("status")).as("%s", done.body()).isEqualTo("completed");
        return done;
    }

    private static List<String> cells(String file, int column) throws IOException {
        return Files.readAllLines(REAL.resolve(file)).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1)[column])
                .toList();
    }

    static boolean realFilesArePresent() {
        return Files.exists(REAL.resolve("sales_pipeline.csv"));
    }
}
