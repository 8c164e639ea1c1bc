package io.klientela.contacts;

import static io.klientela.contacts.Correspondence.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.klientela.contacts.Correspondence.Colleague;
import io.klientela.events.Topics;
import io.klientela.testing.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Mailboxes whose reader is stopped after it has filed a mail and before it has noted how far it came. */
class InterruptedFetchTest {
    private static final Date NEVER = Date.from(Instant.EPOCH);
    private static final PostOffice POST = new PostOffice();

    private final Correspondence with = new Correspondence(POST);

    @AfterAll
    static void close() {
        POST.close();
    }

    @Test
    void goesOnAfterItsPositionCouldNotBeSaved() {
        Colleague ada = with.colleague("ada");
        with.connect(ada, "");
        awaitReadAfter(ada, Instant.EPOCH);
        // A number that is none: whoever adds to it is refused by the database, so that nothing of the write is stored.
        change(ada, Updates.set("filed", "none"));
        put(ada, 3);
        with.awaitEmails(1);
        int failures = failures(ada);
        await().atMost(SOON).until(() -> failures(ada) > failures);
        assertThat(with.emails())
                .as("nothing behind the mail that is not remembered")
                .hasSize(1);

        change(ada, Updates.combine(Updates.set("filed", 0L), Updates.set("nextAt", NEVER)));
        with.awaitEmails(3);
        awaitReadAfter(ada, Instant.now());
        assertThat(ada.api()
                        .get("/api/v1/mailbox")
                        .json()
                        .at("/mailbox/trouble")
                        .isMissingNode())
                .isTrue();
        awaitOneEventEach(3);
        // As after the folder was made anew: nothing is known of how far it was read.
        Instant forgotten = Instant.now();
        change(
                ada,
                Updates.combine(
                        Updates.set("positions", List.of()),
                        Updates.set("lease", "another"),
                        Updates.set("leaseUntil", NEVER),
                        Updates.set("nextAt", NEVER)));
        awaitReadAfter(ada, forgotten);
        assertThat(stored(ada).getList("positions", Document.class)).hasSize(2);
        assertThat(with.emails()).hasSize(3);
        awaitOneEventEach(3);
    }

    @Test
    void filesEachMailOnceWhileReadersTakeTheMailboxFromEachOther() {
        int mails = 20;
        Colleague ewa = with.colleague("ewa");
        put(ewa, mails);
        with.connect(ewa, "");
        for (int i = 0; i < 5; i++) {
            String mine = "another-" + i;
            String before = i == 0 ? null : "another-" + (i - 1);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(SOON)
                    .until(() -> isTaken(ewa, before));
            // Whoever reads it now hears so only once the next mail is filed; somebody else begins meanwhile.
            change(
                    ewa,
                    Updates.combine(
                            Updates.set("lease", mine),
                            Updates.set("leaseUntil", NEVER),
                            Updates.set("nextAt", NEVER)));
        }
        with.awaitEmails(mails);
        awaitReadAfter(ewa, Instant.now());
        awaitOneEventEach(mails);
    }

    private void put(Colleague who, int count) {
        for (int i = 0; i < count; i++) {
            POST.put(
                    who.mailbox(),
                    "INBOX",
                    with.mail("m%02d".formatted(i), with.customer, who.address(), "Pytanie nr " + i));
        }
    }

    private static boolean isTaken(Colleague who, @Nullable String before) {
        String lease = stored(who).getString("lease");
        return lease != null && !lease.equals(before);
    }

    /** Until it was read to the end once more. */
    private static void awaitReadAfter(Colleague who, Instant then) {
        await().atMost(SOON).until(() -> {
            Date fetchedAt = stored(who).getDate("fetchedAt");
            return fetchedAt != null && fetchedAt.toInstant().isAfter(then) && failures(who) == 0;
        });
    }

    /** All that was ever said of these mails is that they were filed. */
    private void awaitOneEventEach(int mails) {
        List<String> ids = with.emails().findValuesAsString("id");
        await().atMost(SOON).untilAsserted(() -> {
            Map<String, Long> events = Recorded.on(Topics.EMAILS).stream()
                    .map(ConsumerRecord::key)
                    .filter(ids::contains)
                    .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
            assertThat(events).hasSize(mails);
            assertThat(events.values()).containsOnly(1L);
        });
    }

    private static int failures(Colleague who) {
        return stored(who).getInteger("failures", 0);
    }

    private static void change(Colleague who, Bson how) {
        Correspondence.mailboxes().updateOne(Filters.eq("_id", who.id()), how);
    }

    private static Document stored(Colleague who) {
        return Objects.requireNonNull(
                Correspondence.mailboxes().find(Filters.eq("_id", who.id())).first());
    }
}
