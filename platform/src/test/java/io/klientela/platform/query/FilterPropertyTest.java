package io.klientela.platform.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class FilterPropertyTest {
    private static final int FILTERS = 1_000;

    @Test
    void theStoreFindsWhatTheFilterMeans() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomSamples samples = new RandomSamples(random);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            documents.add(samples.document("d" + i));
        }
        MongoCollection<Document> collection = Sample.collection();
        collection.insertMany(documents);
        for (int i = 0; i < FILTERS; i++) {
            RandomFilter filter = RandomFilter.over(random, samples, i % 5);
            assertThat(found(collection, filter.cel()))
                    .as("seed %d: %s", seed, filter.cel())
                    .isEqualTo(meant(documents, filter));
        }
    }

    private static Set<String> found(MongoCollection<Document> collection, String cel) {
        Set<String> ids = new TreeSet<>();
        collection
                .find(Filter.parse(cel, Sample.FIELDS, Sample.CLOCK).toBson())
                .projection(Projections.include("_id"))
                .forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }

    private static Set<String> meant(List<Document> documents, RandomFilter filter) {
        return documents.stream()
                .filter(document -> filter.truth().test(document.get("state", Document.class)))
                .map(document -> document.getString("_id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
