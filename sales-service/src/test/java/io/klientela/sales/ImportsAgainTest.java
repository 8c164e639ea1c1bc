package io.klientela.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.platform.Ids;
import io.klientela.testing.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file whose import was taken back, and that is wanted after all. */
class ImportsAgainTest {
    private final Sales sales = Sales.asAdmin();
    private final String mark = Ids.next();

    @Test
    void bringsDealsBackUnderTheirIds() {
        String csv = """
                id,name,amount
                1%1$s,Dach %1$s,1200
                2%1$s,Okna %1$s,800
                """.formatted(mark);
        Answer first = take("deals", csv, 2, 0);
        List<String> ids = ids("deals", "externalId");
        takeBack("deals", first);
        assertThat(ids("deals", "externalId")).isEmpty();
        take("deals", csv, 2, 0);
        assertThat(ids("deals", "externalId")).hasSize(2).isEqualTo(ids);
        Answer roof = sales.get("/api/v1/deals/" + ids.getFirst()).expect(200);
        assertThat(roof.text("status")).isEqualTo("open");
        assertThat(roof.text("version")).as("created, deleted, created").isEqualTo("3");
        take("deals", csv, 0, 2);
    }

    @Test
    void bringsProductsBackUnderTheirIds() {
        String csv = "name,price\nBlacha %1$s,10\nDeska %1$s,20\n".formatted(mark);
        Answer first = take("products", csv, 2, 0);
        List<String> ids = ids("products", "name");
        takeBack("products", first);
        assertThat(ids("products", "name")).isEmpty();
        Answer again = take("products", csv, 2, 0);
        assertThat(ids("products", "name")).hasSize(2).isEqualTo(ids);
        takeBack("products", again);
    }

    private Answer take(String resource, String csv, int created, int unchanged) {
        Answer done = sales.importCsv(resource, "default", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(done.text("status")).as(done.raw()).isEqualTo("completed");
        assertThat(List.of(done.text("rows/created"), done.text("rows/unchanged"), done.text("rows/refused")))
                .as(done.raw())
                .containsExactly(Integer.toString(created), Integer.toString(unchanged), "0");
        return done;
    }

    private void takeBack(String resource, Answer imported) {
        String path = "/api/v1/%s/imports/%s".formatted(resource, imported.id());
        sales.post(path + "/undo", "").expect(202);
        Answer undone = await().atMost(Duration.ofMinutes(1))
                .until(() -> sales.get(path), answer -> answer.text("status").equals("undone"));
        assertThat(undone.text("undone/deleted")).as(undone.raw()).isEqualTo("2");
    }

    private List<String> ids(String resource, String field) {
        return sales.get("/api/v1/%s?sort=name&filter=%s.endsWith(\"%s\")".formatted(resource, field, mark))
                .expect(200)
                .all("items", "id");
    }
}
