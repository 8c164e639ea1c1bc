package io.klientela.bench.metric;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.klientela.bench.load.Outcome;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Turns;
import io.klientela.bench.load.Worker;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The first page of a list with a filter and a sort, beside the same query by the raw driver. */
final class ListMetric implements Metric {
    private static final int LIMIT = 50;
    private static final double PER_SECOND = 5;
    private static final int WORKERS = 8;

    /** @param filter in CEL. @param raw the same for the driver. @param field without the state before it */
    private record Question(String what, String filter, Bson raw, String field, boolean descending) {

        Request request() {
            return Request.get("/api/v1/contacts?limit=%d&sort=%s%s&filter=%s"
                    .formatted(LIMIT, descending ? "-" : "", field, URLEncoder.encode(filter, StandardCharsets.UTF_8)));
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
        Turns<Outcome> turns = scene.inTurns(
                () -> load(scene, scene.requests(scene.platform().url(), number -> question.request())),
                () -> load(scene, () -> number -> raw(scene, question) > 0));
        return Row.compare(
                        "list",
                        question.what(),
                        "ms p50",
                        Side.of(turns.ours(), outcome -> outcome.millis(50)),
                        "raw find, sort, limit",
                        Side.of(turns.floor(), outcome -> outcome.millis(50)))
                .aiming(Goal.ratioAtMost(2.5));
    }

    private static Outcome load(Scene scene, Supplier<Worker> worker) {
        return scene.load().open(PER_SECOND, scene.time(), WORKERS, worker);
    }

    private static int raw(Scene scene, Question question) {
        return scene.contactDocuments()
                .find(Filters.and(question.raw(), Filters.eq("deletedAt", null)))
                .sort(question.order())
                .projection(Projections.include("state", "version"))
                .limit(LIMIT + 1)
                .into(new ArrayList<>())
                .size();
    }
}
