package io.klientela.contacts.upkeep;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.klientela.contacts.company.Company;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.quality.Rejudging;
import io.klientela.contacts.quality.Rejudging.Pass;
import io.klientela.contacts.quality.Shared;
import io.klientela.contacts.quality.Subject;
import io.klientela.contacts.quality.Verdict;
import io.klientela.events.State;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Judges records again where a write of them cannot have: all of them as the rules change, and each of them as something
 * of it grows too old.
 */
@Component
class Judging implements StartupTask {
    private static final Logger log = LoggerFactory.getLogger(Judging.class);
    private static final int BATCH = 500;
    private static final int MOST_ROUNDS = 20;

    private final Map<Subject, Aggregates<?, ?>> records = new EnumMap<>(Subject.class);
    private final Rejudging rejudging;
    private final Judge judge;
    private final Clock clock;
    private final Set<Subject> working = EnumSet.noneOf(Subject.class);

    Judging(
            Aggregates<Contact, ContactState> contacts,
            Aggregates<Company, CompanyState> companies,
            Rejudging rejudging,
            Judge judge,
            Clock clock) {
        records.put(Subject.CONTACT, contacts);
        records.put(Subject.COMPANY, companies);
        this.rejudging = rejudging;
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public void run() {
        records.values().forEach(some -> {
            some.collection().createIndex(some.type().fields().index("quality"));
            some.collection().createIndex(new Document(Verdict.FAILED, 1));
            some.collection().createIndex(new Document(Verdict.DUE, 1));
            some.collection().createIndex(new Document(Shared.KEYS, 1), new IndexOptions().sparse(true));
            some.collection().createIndex(new Document(Shared.TWINS, 1), new IndexOptions().sparse(true));
        });
    }

    @Scheduled(fixedDelay = 1000, initialDelay = 3000)
    void sweep() {
        for (Subject subject : Subject.values()) {
            try {
                for (int round = 0;
                        round < MOST_ROUNDS && judgeOld(subject, Objects.requireNonNull(records.get(subject)));
                        round++) {
                    // As long as there are more.
                }
                rejudging.claim(subject).ifPresent(this::begin);
            } catch (RuntimeException e) {
                log.warn("The quality of {} cannot be judged at the moment: {}", subject.collection(), e.toString());
            }
        }
    }

    /** Deleted ones, too: somebody may still hold against another record what they had. @return whether there are more */
    private <S extends State> boolean judgeOld(Subject subject, Aggregates<?, S> some) {
        List<Document> due = find(some, Filters.lte(Verdict.DUE, Date.from(clock.instant())), Verdict.DUE);
        judge.again(subject, some, due);
        return due.size() == BATCH;
    }

    private void begin(Pass pass) {
        synchronized (working) {
            if (working.add(pass.subject())) {
                Thread.ofPlatform()
                        .name("judge-" + pass.subject().collection())
                        .daemon()
                        .start(() -> work(pass));
            }
        }
    }

    private void work(Pass pass) {
        try {
            judgeAll(pass, Objects.requireNonNull(records.get(pass.subject())));
        } catch (RuntimeException e) {
            log.warn(
                    "Judging all {} stopped; another attempt follows",
                    pass.subject().collection(),
                    e);
        } finally {
            synchronized (working) {
                working.remove(pass.subject());
            }
        }
    }

    private <S extends State> void judgeAll(Pass pass, Aggregates<?, S> some) {
        String after = pass.after();
        while (true) {
            List<Document> batch =
                    find(some, Filters.and(Filters.gt("_id", after), Filters.eq("deletedAt", null)), "_id");
            if (batch.isEmpty()) {
                rejudging.finish(pass);
                return;
            }
            judge.again(pass.subject(), some, batch);
            after = batch.getLast().getString("_id");
            if (!rejudging.advance(pass, after)) {
                return;
            }
        }
    }

    private static List<Document> find(Aggregates<?, ?> some, Bson which, String order) {
        return some.collection()
                .find(which)
                .sort(Sorts.ascending(order))
                .projection(Projections.include(Judge.READ))
                .limit(BATCH)
                .into(new ArrayList<>());
    }
}
