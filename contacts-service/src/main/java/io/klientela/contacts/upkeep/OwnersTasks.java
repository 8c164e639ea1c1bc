package io.klientela.contacts.upkeep;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.activity.Tasks;
import io.klientela.contacts.activity.Tasks.GivenTasks;
import io.klientela.contacts.activity.Tasks.Wish;
import io.klientela.contacts.quality.Subject;
import io.klientela.contacts.quality.Verdict;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.links.PublicUrl;
import io.klientela.platform.web.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Gives the owners of poor records tasks to mend them: one each with the worst of them, or one for each record. */
@Component
class OwnersTasks {
    private static final int TOLD = 20;
    private static final int MOST_OWNERS = 500;

    private final Tasks tasks;
    private final PublicUrl address;

    OwnersTasks(Tasks tasks, PublicUrl address) {
        this.tasks = tasks;
        this.address = address;
    }

    private static final class Load {
        private final PriorityQueue<Document> worst =
                new PriorityQueue<>(Comparator.comparingInt(OwnersTasks::score).reversed());
        private long records;

        private void add(Document record) {
            records++;
            worst.add(record);
            if (worst.size() > TOLD) {
                worst.remove();
            }
        }

        private Stream<String> lines() {
            return worst.stream()
                    .sorted(Comparator.comparingInt(OwnersTasks::score))
                    .map(OwnersTasks::line);
        }
    }

    /** @param readable the records that the caller may read */
    GivenTasks give(Subject subject, Aggregates<?, ?> records, Bson readable, TaskWish wish) {
        List<Bson> conditions = new ArrayList<>(List.of(
                Filters.lt(Verdict.PLACE + ".quality", wish.below()), Filters.ne("state.ownerId", null), readable));
        if (wish.ownerIds() != null) {
            conditions.add(Filters.in("state.ownerId", wish.ownerIds()));
        }
        if (wish.ids() != null) {
            conditions.add(Filters.in("_id", wish.ids()));
        }
        Bson poor = Filters.and(conditions);
        return tasks.give(
                wish.ids() == null
                        ? forOwners(subject, records, poor, wish)
                        : forRecords(subject, records, poor, wish));
    }

    private List<Wish> forRecords(Subject subject, Aggregates<?, ?> records, Bson poor, TaskWish wish) {
        boolean contact = subject == Subject.CONTACT;
        List<Wish> wishes = new ArrayList<>();
        Walk.through(records, poor, record -> {
            String id = record.getString("_id");
            wishes.add(new Wish(
                    "quality:" + id,
                    wish.name(),
                    line(record) + "\n" + address.at("/" + subject.collection() + "/" + id),
                    contact ? id : null,
                    contact ? null : id,
                    owner(record),
                    wish.dueAt()));
        });
        return wishes;
    }

    private List<Wish> forOwners(Subject subject, Aggregates<?, ?> records, Bson poor, TaskWish wish) {
        Map<String, Load> byOwner = new LinkedHashMap<>();
        Walk.through(
                records,
                poor,
                record -> byOwner.computeIfAbsent(owner(record), any -> new Load())
                        .add(record));
        if (byOwner.size() > MOST_OWNERS) {
            throw Problem.unprocessable(
                            "At most %d owners get tasks at once. Name some of them.".formatted(MOST_OWNERS))
                    .field("ownerIds", "is needed, as there are %d".formatted(byOwner.size()));
        }
        List<Wish> wishes = new ArrayList<>();
        byOwner.forEach((owner, load) -> wishes.add(new Wish(
                "quality:%s:%s".formatted(subject.collection(), owner),
                "%s (%d)".formatted(wish.name(), load.records),
                Stream.concat(load.lines(), Stream.of(list(subject, owner, wish.below())))
                        .collect(Collectors.joining("\n")),
                null,
                null,
                owner,
                wish.dueAt())));
        return wishes;
    }

    private static int score(Document record) {
        return record.get(Verdict.PLACE, Document.class).getInteger("quality");
    }

    private static String line(Document record) {
        Document noted = record.get(Verdict.PLACE, Document.class);
        return "%s: %d (%s)"
                .formatted(
                        record.getEmbedded(List.of("state", "name"), String.class),
                        score(record),
                        String.join(", ", noted.getList("failedRules", String.class)));
    }

    private static String owner(Document record) {
        return Objects.requireNonNull(record.getEmbedded(List.of("state", "ownerId"), String.class));
    }

    private String list(Subject subject, String ownerId, int below) {
        String filter = "ownerId == \"%s\" && quality < %d".formatted(ownerId, below);
        return address.at("/%s?sort=quality&filter=%s"
                .formatted(subject.collection(), URLEncoder.encode(filter, StandardCharsets.UTF_8)));
    }
}
