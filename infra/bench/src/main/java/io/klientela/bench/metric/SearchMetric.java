package io.klientela.bench.metric;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.klientela.bench.load.Outcome;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Turns;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The quick filter of the list of contacts, by name: what somebody has typed so far, beside the same query by the raw driver. */
final class SearchMetric implements Metric {
    private static final double FLUID_MILLIS = 300;

    private record Question(String what, String typed) {
        Request request() {
            return Request.get("/api/v1/contacts?limit=%d&sort=name&q=%s"
                    .formatted(FirstPage.LIMIT, URLEncoder.encode(typed, StandardCharsets.UTF_8)));
        }

        Bson raw() {
            return Filters.and(Arrays.stream(typed.split(" "))
                    .map(word -> Filters.regex("search", "^" + word))
                    .toList());
        }
    }

    /** By the words of a contact that is there. */
    private static List<Question> questions(Scene scene) {
        Document one = scene.contactDocuments().find().skip(37).first();
        List<String> words = one == null ? List.of("anna", "nowak") : one.getList("search", String.class);
        String first = words.get(0);
        String second = words.get(1);
        return List.of(
                new Question("one letter", first.substring(0, 1)),
                new Question("three letters", first.substring(0, Math.min(3, first.length()))),
                new Question("a word", first),
                new Question("two words", first + " " + second),
                new Question("a word that nobody has", "qqxzv"));
    }

    @Override
    public List<Row> measure(Scene scene) {
        return questions(scene).stream()
                .map(question -> measure(scene, question))
                .toList();
    }

    private static Row measure(Scene scene, Question question) {
        Turns<Outcome> turns =
                FirstPage.inTurns(scene, question.request(), question.raw(), Sorts.ascending("state.name", "_id"));
        return Row.compare(
                        "search",
                        question.what(),
                        "ms p95",
                        Side.of(turns.ours(), outcome -> outcome.millis(95)),
                        FirstPage.FLOOR,
                        Side.of(turns.floor(), outcome -> outcome.millis(95)))
                .aiming(Goal.atMost(FLUID_MILLIS));
    }
}
