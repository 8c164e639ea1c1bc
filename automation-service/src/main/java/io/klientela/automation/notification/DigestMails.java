package io.klientela.automation.notification;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.klientela.automation.people.People;
import io.klientela.automation.people.Person;
import io.klientela.events.automation.NotificationState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.links.PublicUrl;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.mail.MailSession;
import io.klientela.platform.mail.MailUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells by mail what is unread, once an hour or every morning at eight. Each digest stands in a ledger before it is sent,
 * so that there is at most one in a period, also when the process ends in between; what one that was lost would have told
 * is told by the next.
 */
@Component
class DigestMails {
    private static final Logger log = LoggerFactory.getLogger(DigestMails.class);
    private static final int MORNING = 8;
    private static final int MOST = 50;
    private static final Duration KEPT = Duration.ofDays(60);

    private final MongoCollection<Document> ledger;
    private final Aggregates<Notification, NotificationState> notifications;
    private final Preferences preferences;
    private final People people;
    private final MailServer server;
    private final MailDomain domain;
    private final PublicUrl url;
    private final Clock clock;

    DigestMails(
            MongoDatabase database,
            Aggregates<Notification, NotificationState> notifications,
            Preferences preferences,
            People people,
            MailServer server,
            MailDomain domain,
            PublicUrl url,
            Clock clock) {
        this.ledger = database.getCollection("digests");
        this.notifications = notifications;
        this.preferences = preferences;
        this.people = people;
        this.server = server;
        this.domain = domain;
        this.url = url;
        this.clock = clock;
    }

    void createIndexes() {
        ledger.createIndex(Indexes.ascending("userId", "at"));
        ledger.createIndex(Indexes.ascending("at"));
    }

    @Scheduled(initialDelayString = "${klientela.digests.look:60s}", fixedDelayString = "${klientela.digests.look:60s}")
    void look() {
        if (!server.isConfigured()) {
            return;
        }
        try {
            preferences.withDigest().forEach(this::look);
            ledger.deleteMany(Filters.lt("at", Date.from(clock.instant().minus(KEPT))));
        } catch (RuntimeException e) {
            log.warn("digests wait: {}", e.toString());
        }
    }

    private void look(String userId, NotificationSettings settings) {
        String period = period(settings, clock.instant());
        Person person = people.find(userId).orElse(null);
        if (period == null || person == null || person.email() == null) {
            return;
        }
        String id = userId + "/" + period;
        if (ledger.countDocuments(Filters.eq("_id", id)) > 0) {
            return;
        }
        List<NotificationState> unread = unreadSince(userId, lastSent(userId));
        if (!unread.isEmpty() && claim(id, userId)) {
            send(id, person, unread);
        }
    }

    /** The period whose digest is due now; null before the morning. */
    static @Nullable String period(NotificationSettings settings, Instant now) {
        String zone = settings.timeZone();
        ZonedDateTime local = now.atZone(ZoneId.of(zone == null ? "UTC" : zone));
        return switch (settings.digest()) {
            case OFF -> null;
            case HOURLY -> now.truncatedTo(ChronoUnit.HOURS).toString();
            case DAILY -> local.getHour() < MORNING ? null : local.toLocalDate().toString();
        };
    }

    private Instant lastSent(String userId) {
        Document last = ledger.find(Filters.and(Filters.eq("userId", userId), Filters.eq("status", "sent")))
                .sort(Sorts.descending("at"))
                .first();
        return last == null ? Instant.EPOCH : last.get("at", Date.class).toInstant();
    }

    private List<NotificationState> unreadSince(String userId, Instant since) {
        return notifications
                .collection()
                .find(Filters.and(
                        Filters.eq("state.ownerId", userId),
                        Filters.eq("state.readAt", null),
                        Filters.gt("state.createdAt", Date.from(since)),
                        Filters.eq("deletedAt", null)))
                .sort(Sorts.descending("state.createdAt"))
                .limit(MOST)
                .map(notifications::stateOf)
                .into(new ArrayList<>());
    }

    /** Whether this instance is the one that sends it. */
    private boolean claim(String id, String userId) {
        try {
            ledger.insertOne(new Document("_id", id)
                    .append("userId", userId)
                    .append("status", "sending")
                    .append("at", Date.from(clock.instant())));
            return true;
        } catch (MongoWriteException taken) {
            return false;
        }
    }

    private void send(String id, Person person, List<NotificationState> unread) {
        try (MailSession session = server.connect()) {
            session.send(letter(id, person, unread));
            mark(id, "sent");
        } catch (MailUnavailable e) {
            log.info("the digest {} waits: {}", id, e.text());
            ledger.deleteOne(Filters.eq("_id", id));
        } catch (MailRefused e) {
            log.warn("the digest {} was refused: {}", id, e.text());
            mark(id, "refused");
        }
    }

    private void mark(String id, String status) {
        ledger.updateOne(Filters.eq("_id", id), new Document("$set", new Document("status", status)));
    }

    private Letter letter(String id, Person person, List<NotificationState> unread) {
        StringBuilder text = new StringBuilder();
        for (NotificationState notification : unread) {
            text.append("- ").append(notification.name()).append('\n');
            if (notification.body() != null) {
                text.append("  ")
                        .append(notification.body().replace("\n", "\n  "))
                        .append('\n');
            }
            if (notification.link() != null) {
                text.append("  ").append(url.at(notification.link())).append('\n');
            }
        }
        text.append("\nHow often this comes is set at ")
                .append(url.at("/notifications"))
                .append('\n');
        String subject = unread.size() == 1 ? unread.getFirst().name() : "%d things to know".formatted(unread.size());
        return new Letter(
                "<digest-%s@%s>".formatted(id.replace('/', '-').replace(':', '-'), domain.domain()),
                server.from(),
                List.of(new Letter.Party(String.valueOf(person.email()), person.name())),
                null,
                subject,
                text.toString(),
                null,
                Map.of("Auto-Submitted", "auto-generated"),
                List.of(),
                clock.instant());
    }
}
