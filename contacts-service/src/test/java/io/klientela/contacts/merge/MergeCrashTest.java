package io.klientela.contacts.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Service;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.contact.FindOrCreateContact;
import io.klientela.contacts.contact.FindOrCreateContact.Person;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.security.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whatever step a merge has come to when its process dies: it is done, or was never decided, and never half. */
class MergeCrashTest {
    @SuppressWarnings("unchecked")
    private final Aggregates<Contact, ContactState> contacts =
            (Aggregates<Contact, ContactState>) Service.bean(Aggregates.class, "contactAggregates");

    private final Merges merges = Service.bean(Merges.class);
    private final CarryOut carryOut = Service.bean(CarryOut.class);
    private final Stamps stamps = Service.bean(Stamps.class);
    private final ContactState survivor = contact();
    private final ContactState other = contact();
    private final Merge merge = new Merge(
            Ids.next(),
            survivor.id(),
            other.id(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            Merge.By.of(Actor.user("u1", "Ula", java.util.Set.of(), java.util.Set.of())),
            "why",
            Map.of("tags", Choice.OTHER),
            0,
            null,
            null);

    private static ContactState contact() {
        String id = Ids.next();
        return Service.bean(FindOrCreateContact.class)
                .of(
                        new Person(
                                "Jan",
                                "Kos",
                                id + "@wp.example",
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of("tag-" + id),
                                null),
                        id,
                        Owner.NOBODY);
    }

    @Test
    void whatWasWrittenDownAloneWasNeverDecided() {
        merges.add(merge);
        carryOut.run(merge.id());
        assertThat(now(survivor).merged()).isNull();
        assertThat(now(other).mergedInto()).isNull();
    }

    @Test
    void whatWasDecidedIsFinishedByItself() {
        merges.add(merge);
        contacts.change(other.id(), null, contact -> contact.mergeInto(merge.intoSurvivor()));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(this::assertMerged);
        assertThat(Objects.requireNonNull(now(survivor).merged()).getFirst().by())
                .isEqualTo("user:u1");
    }

    @Test
    void whatWasNotedForANewerVersionCountsOnce() {
        merges.add(merge);
        contacts.change(other.id(), null, contact -> contact.mergeInto(merge.intoSurvivor()));
        ContactState after = new Blend(merge.choices()).of(survivor, other);
        merges.taken(merge.taken(survivor, after, 1));
        carryOut.run(merge.id());
        carryOut.run(merge.id());
        assertMerged();
        assertThat(now(survivor).merged()).hasSize(1);
    }

    @Test
    void aMergeThatIsTakenBackComesToItsEndToo() {
        merges.add(merge);
        contacts.change(other.id(), null, contact -> contact.mergeInto(merge.intoSurvivor()));
        carryOut.run(merge.id());
        contacts.change(other.id(), null, contact -> contact.comeBack(List.of(), stamps.now()));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(now(survivor).merged()).isNull());
        assertThat(now(survivor).emails()).isEqualTo(survivor.emails());
        assertThat(now(survivor).tags()).isEqualTo(survivor.tags());
        assertThat(now(other).emails()).isEqualTo(other.emails());
    }

    private void assertMerged() {
        assertThat(now(survivor).merged()).isNotNull();
        assertThat(now(survivor).emails().stream().map(EmailAddress::value))
                .containsExactly(survivor.id() + "@wp.example", other.id() + "@wp.example");
        assertThat(now(survivor).tags()).isEqualTo(other.tags());
        assertThat(Objects.requireNonNull(now(other).mergedInto()).contactId()).isEqualTo(survivor.id());
    }

    private ContactState now(ContactState contact) {
        return contacts.get(contact.id()).state();
    }
}
