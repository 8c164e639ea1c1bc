package io.klientela.bench.metric;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.klientela.bench.load.Outcome;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Turns;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The first page of a list with a filter and a sort, beside the same query by the raw driver. */
final class ListMetric implements Metric {
    /** @param filter in CEL. @param raw the same for the driver. @param field without the state before it */
    private record Question(String what, String filter, Bson raw, String field, boolean descending) {

        Request request() {
            return Request.get("/api/v1/contacts?limit=%d&sort=%s%s&filter=%s"
                    .formatted(
                            FirstPage.LIMIT,
                            descending ? "-" : "",
                            field,
                            URLEncoder.encode(filter, StandardCharsets.UTF_8)));
        }

        Bson order() {
            String path = "state." + field;
            return descending ? Sorts.descending(path, "_id") : Sorts.ascending(path, "_id");
        }
    }

    private static List<Question> questions(Scene scene) {
        Document one = scene.contactDocuments().find().skip(37).first();
        Document state = one == null ? new Document() : one.get("state", Document.class);
        String company = state.getList("companies", Document.class).getFirst().getString("companyId");
        return List.of(
                new Question(
                        "many match: country, newest first",
                        "country == \"PL\"",
                        Filters.eq("state.country", "PL"),
                        "createdAt",
                        true),
                new Question(
                        "indexed: company, by name",
                        "companyId == \"%s\"".formatted(company),
                        Filters.eq("state.companies.companyId", company),
                        "name",
                        false),
                new Question(
                        "few match and no index helps: city, by name",
                        "city == \"Piotrków\"",
                        Filters.eq("state.city", "Piotrków"),
                        "name",
                        false));
    }

    @Override
    public List<Row> measure(Scene scene) {
        return questions(scene).stream()
                .map(question -> measure(scene, question))
                .toList();
    }

    private static Row measure(Scene scene, Question question) {
        Turns<Outcome> turns = FirstPage.inTurns(scene, question.request(), question.raw(), question.order());
        return Row.compare(
                        "list",
                        question.what(),
                        "ms p50",
                        Side.of(turns.ours(), outcome -> outcome.millis(50)),
                        FirstPage.FLOOR,
                        Side.of(turns.floor(), outcome -> outcome.millis(50)))
                .aiming(Goal.ratioAtMost(2.5));
    }
}
