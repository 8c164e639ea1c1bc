package io.klientela.contacts.upkeep;

import io.klientela.contacts.upkeep.QualitySummary.Band;
import io.klientela.contacts.upkeep.QualitySummary.Failing;
import io.klientela.contacts.upkeep.QualitySummary.OfOwner;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Adds up what is noted of records. */
final class Summing {
    /** What is below needs mending. */
    static final int POOR = 70;

    private static final List<Integer> BANDS = List.of(0, 40, POOR, 90);
    private static final int BEST = 100;

    private static final class Owner {
        private @Nullable String name;
        private long records;
        private long sum;
        private long poor;
    }

    private final Map<Integer, Long> bands = new TreeMap<>();
    private final Map<String, Long> failing = new HashMap<>();
    private final Map<@Nullable String, Owner> owners = new HashMap<>();
    private long records;
    private long judged;
    private long sum;

    void add(Document document) {
        Document state = document.get("state", new Document());
        Document noted = document.get("quality", new Document());
        records++;
        Integer score = noted.getInteger("quality");
        if (score == null) {
            return;
        }
        judged++;
        sum += score;
        bands.merge(BANDS.stream().filter(from -> from <= score).reduce(0, Math::max), 1L, Long::sum);
        noted.getList("failedRules", String.class, List.of()).forEach(rule -> failing.merge(rule, 1L, Long::sum));
        Owner owner = owners.computeIfAbsent(state.getString("ownerId"), any -> new Owner());
        owner.name = state.getString("ownerName");
        owner.records++;
        owner.sum += score;
        owner.poor += score < POOR ? 1 : 0;
    }

    QualitySummary summary(boolean judging, Instant asOf) {
        return new QualitySummary(
                records, judged == 0 ? null : average(sum, judged), bands(), rules(), owners(), judging, asOf);
    }

    private List<Band> bands() {
        return BANDS.stream()
                .map(from -> {
                    int next = BANDS.indexOf(from) + 1;
                    int to = next < BANDS.size() ? BANDS.get(next) - 1 : BEST;
                    return new Band(from, to, bands.getOrDefault(from, 0L));
                })
                .toList();
    }

    private List<Failing> rules() {
        return failing.entrySet().stream()
                .map(rule -> new Failing(rule.getKey(), rule.getValue()))
                .sorted(Comparator.comparingLong(Failing::records).reversed().thenComparing(Failing::rule))
                .toList();
    }

    private List<OfOwner> owners() {
        return owners.entrySet().stream()
                .map(entry -> {
                    Owner owner = entry.getValue();
                    return new OfOwner(
                            entry.getKey(), owner.name, owner.records, average(owner.sum, owner.records), owner.poor);
                })
                .sorted(Comparator.comparingDouble(OfOwner::average))
                .toList();
    }

    private static double average(long sum, long count) {
        return Math.round(10.0 * sum / count) / 10.0;
    }
}
