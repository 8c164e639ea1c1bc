package io.klientela.contacts.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Service;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.contact.FindOrCreateContact;
import io.klientela.contacts.contact.FindOrCreateContact.Person;
import io.klientela.contacts.merge.MergeContacts.Seen;
import io.klientela.contacts.merge.Merges.Undoing;
import io.klientela.contacts.merge.UnmergeContacts.Undone;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever step a merge has come to when its process dies: it is done, or was never decided, and never half. */
class MergeCrashTest {
    private static final Actor ADMIN = Actor.user("u1", "Ula", Set.of("admin"), Set.of());

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
            Merge.By.of(Actor.user("u1", "Ula", Set.of(), Set.of())),
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

    @Test
    void aRequestThatIsRepeatedFindsItsMergeDone() {
        merges.add(merge);
        contacts.change(other.id(), null, contact -> contact.mergeInto(merge.intoSurvivor()));
        assertThat(mergeAgain().id()).isEqualTo(survivor.id());
        assertThat(mergeAgain().id()).isEqualTo(survivor.id());
        assertMerged();
        assertThat(now(survivor).merged()).hasSize(1);
    }

    @Test
    void aRequestThatIsRepeatedBeginsWhatWasOnlyWrittenDown() {
        merges.add(merge);
        assertThat(mergeAgain().id()).isEqualTo(survivor.id());
        assertMerged();
    }

    @Test
    void aRequestThatIsRepeatedFindsItsMergeTakenBack() {
        merges.add(merge);
        contacts.change(other.id(), null, contact -> contact.mergeInto(merge.intoSurvivor()));
        carryOut.run(merge.id());
        String request = Ids.next();
        merges.undo(request, new Undoing(merge.id(), Set.of("jobTitle")));
        contacts.change(other.id(), null, contact -> contact.comeBack(List.of(), stamps.now()));
        for (int i = 0; i < 2; i++) {
            Undone undone = CurrentActor.callAs(
                    ADMIN, () -> Service.bean(UnmergeContacts.class).unmerge(request, survivor.id(), null, 2));
            assertThat(undone.fields()).containsExactly("jobTitle");
            assertThat(undone.restored().id()).isEqualTo(other.id());
        }
        assertThat(now(survivor).merged()).isNull();
        assertThat(now(survivor).emails()).isEqualTo(survivor.emails());
        assertThat(now(other).mergedInto()).isNull();
    }

    @Test
    void attemptsOfOneRequestThatOverlapAllFindItDone() {
        assertThat(overlapping(() -> mergeAgain().id())).containsOnly(survivor.id());
        assertMerged();
        assertThat(now(survivor).merged()).hasSize(1);
        String request = Ids.next();
        long seen = contacts.get(survivor.id()).version();
        assertThat(overlapping(() -> CurrentActor.callAs(
                                ADMIN,
                                () -> Service.bean(UnmergeContacts.class).unmerge(request, survivor.id(), null, seen))
                        .restored()
                        .id()))
                .containsOnly(other.id());
        assertThat(now(survivor).merged()).isNull();
        assertThat(now(survivor).emails()).isEqualTo(survivor.emails());
    }

    private static <T> List<T> overlapping(Supplier<T> attempt) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> all = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(attempt, threads))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }

    @Test
    void whatNobodyTellsOfIsForgottenLater() {
        ForgottenMerges forgotten = Service.bean(ForgottenMerges.class);
        merges.add(merge);
        contacts.change(other.id(), null, contact -> contact.mergeInto(merge.intoSurvivor()));
        carryOut.run(merge.id());
        forgotten.delete(Instant.now().plusSeconds(60));
        assertThat(merges.find(merge.id())).isPresent();
        contacts.change(survivor.id(), null, Contact::deleteMerged);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(contacts.find(other.id())).isEmpty());
        forgotten.delete(merge.at().plusMillis(1));
        assertThat(merges.find(merge.id())).as("its deletion can be taken back").isPresent();
        forgotten.delete(Instant.now().plusSeconds(60));
        assertThat(merges.find(merge.id())).isEmpty();
    }

    /** As somebody does who has seen both before the first attempt. */
    private Contact mergeAgain() {
        return CurrentActor.callAs(
                ADMIN,
                () -> Service.bean(MergeContacts.class)
                        .merge(
                                merge.id(),
                                new Seen(survivor.id(), 1),
                                new Seen(other.id(), 1),
                                merge.choices(),
                                "why"));
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
