package io.klientela.contacts.feed;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.klientela.contacts.activity.Activity;
import io.klientela.contacts.calendar.CalendarWriter;
import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** What somebody's calendar shows to the programs that follow it: what is planned for them, as far as they may read it. */
@Component
class FeedContent {
    private static final Duration PAST = Duration.ofDays(90);
    private static final Duration FUTURE = Duration.ofDays(400);
    private static final int MOST = 3_000;
    private static final String START = "state.schedule.startsAt";
    private static final String UNTIL = "state.schedule.until";

    private final Aggregates<Activity, ActivityState> activities;
    private final Access access;
    private final MailDomain domain;
    private final Clock clock;

    FeedContent(Aggregates<Activity, ActivityState> activities, Access access, MailDomain domain, Clock clock) {
        this.activities = activities;
        this.access = access;
        this.domain = domain;
        this.clock = clock;
    }

    /** @param changedAt when an activity in it was changed last; the beginning of time where there is none */
    record Content(String text, Instant changedAt) {}

    /** @param person whose */
    Content of(Actor person) {
        return CurrentActor.callAs(person, () -> {
            List<ActivityState> found = find(person);
            String text = new CalendarWriter(domain.domain(), access.hidden("activity"))
                    .write(found, "Klientela – " + (person.name() == null ? person.id() : person.name()), "PUBLISH");
            Instant changedAt = found.stream()
                    .map(ActivityState::updatedAt)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            return new Content(text, changedAt);
        });
    }

    private List<ActivityState> find(Actor person) {
        Instant now = clock.instant();
        Bson whose = Filters.and(
                access.filter("activity", "read"),
                Filters.or(Filters.eq("state.ownerId", person.id()), Filters.eq("state.attendees.userId", person.id())),
                Filters.exists("deletedAt", false));
        Map<String, ActivityState> found = new LinkedHashMap<>();
        for (Bson when : List.of(
                Filters.gte(UNTIL, Date.from(now.minus(PAST))),
                between(START, now),
                Filters.and(between("state.dueAt", now), Filters.eq(START, null)))) {
            for (Document document : activities
                    .collection()
                    .find(Filters.and(when, whose))
                    .sort(Sorts.ascending("_id"))
                    .projection(Projections.include("state", "version"))
                    .limit(MOST)) {
                found.putIfAbsent(document.getString("_id"), activities.stateOf(document));
            }
        }
        List<ActivityState> some = new ArrayList<>(found.values());
        return some.subList(0, Math.min(some.size(), MOST));
    }

    private static Bson between(String path, Instant now) {
        return Filters.and(
                Filters.gte(path, Date.from(now.minus(PAST))), Filters.lt(path, Date.from(now.plus(FUTURE))));
    }
}
