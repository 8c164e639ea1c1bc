package io.klientela.platform.reference;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.Topics;
import io.klientela.platform.Json;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.reference.MovedPlaces.Moved;
import io.klientela.platform.reference.NamesContacts.Move;
import io.klientela.platform.reference.NamesContacts.Place;
import io.klientela.platform.start.StartupTask;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets records follow their contacts: to the one that a contact is merged into, and back where that is undone. What a
 * record names is worked out from whom it named first and who stands for whom now; so neither the order of events of
 * several contacts nor a repetition makes a difference.
 */
public final class MergedContacts implements Projection, StartupTask {
    /** Others may change who stands for whom meanwhile. */
    private static final int MOST_ROUNDS = 8;

    private final Pointers pointers;
    private final MovedPlaces places;
    private final Map<String, NamesContacts> kinds;

    public MergedContacts(MongoDatabase database, Collection<NamesContacts> kinds) {
        this.pointers = new Pointers(database.getCollection("merged_contacts"));
        this.places = new MovedPlaces(database.getCollection("moved_places"));
        this.kinds = kinds.stream().collect(Collectors.toMap(NamesContacts::name, Function.identity()));
    }

    @Override
    public void run() {
        pointers.createIndexes();
        places.createIndexes();
    }

    @Override
    public String name() {
        return "merged-contacts";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONTACTS);
    }

    @Override
    public synchronized void apply(List<Received> events) {
        pointers.take(events).forEach(this::settle);
        events.stream()
                .filter(event -> event.type().endsWith(".unmerged.v1"))
                .filter(event -> event.sequence() == pointers.sequence(event.key()))
                .forEach(this::giveBack);
    }

    /** Nothing is to be forgotten: who stands for whom is versioned, and the places are in no topic. */
    @Override
    public void clear() {}

    /** Makes every record follow that names this contact, or one that it stands for. */
    private void settle(String contactId) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!pointers.standIn(contactId).equals(contactId)) {
                leave(contactId);
            }
            List<Moved> astray = places.of(pointers.standingFor(contactId)).stream()
                    .filter(moved -> moved.previous() != null
                            || moved.isHome()
                            || !moved.current().equals(pointers.standIn(moved.origin())))
                    .toList();
            if (astray.isEmpty()) {
                return;
            }
            astray.forEach(moved -> places.newest(moved).ifPresent(this::follow));
        }
    }

    /** Notes the places that the contact has for its own sake, before they are taken. */
    private void leave(String contactId) {
        for (NamesContacts kind : kinds.values()) {
            for (String record : kind.naming(contactId)) {
                kind.place(record, contactId).ifPresent(place -> {
                    Moved own = Moved.none(kind.name(), record, contactId, place.role());
                    if (isNamed(contactId, own)) {
                        places.save(own);
                    }
                });
            }
        }
    }

    /** Whether a record that names the contact does so for its own sake, not only for others that it stands for. */
    private boolean isNamed(String contactId, Moved butThis) {
        List<Moved> others = places.to(contactId, butThis);
        return others.isEmpty() || others.getFirst().beside();
    }

    private void follow(Moved noted) {
        NamesContacts kind = kinds.get(noted.kind());
        if (kind == null) {
            return;
        }
        Moved moved = noted.previous() == null ? noted : arrive(kind, noted, noted.role());
        String from = moved.current();
        String target = pointers.standIn(moved.origin());
        Optional<Place> place = kind.place(moved.record(), from);
        if (place.isEmpty() || (target.equals(from) && moved.isHome())) {
            places.forget(moved); // somebody decided otherwise, or it never left
        } else if (!target.equals(from)) {
            boolean beside = kind.place(moved.record(), target).isPresent() && isNamed(target, moved);
            boolean stays = moved.beside() || !places.to(from, moved).isEmpty();
            Moved leaving = moved.to(target, beside, stays);
            places.save(leaving);
            arrive(kind, leaving, moved.roleOf(place.get()));
        }
    }

    /** The second half of a move, which is repeated where its process died. */
    private Moved arrive(NamesContacts kind, Moved moved, @Nullable String role) {
        String from = Objects.requireNonNull(moved.previous());
        String to = moved.current();
        boolean takesRole = moved.isHome() && !moved.beside();
        kind.move(moved.record(), new Move(from, to, role, moved.stays(), takesRole));
        String given = kind.place(moved.record(), to).map(Place::role).orElse(null);
        Moved settled = moved.settled(given);
        if (from.equals(moved.origin())) {
            places.left(from, moved);
        }
        if (moved.isHome()) {
            places.isBack(to, given, moved);
            places.forget(moved);
        } else {
            places.save(settled);
        }
        return settled;
    }

    private record Unmerged(String fromId, Instant since, List<String> addresses) {}

    /** What came from the contact's own addresses while another one stood for it. */
    private void giveBack(Received event) {
        Unmerged unmerged = Json.mapper().treeToValue(Objects.requireNonNull(event.data()), Unmerged.class);
        if (unmerged.addresses().isEmpty() || !pointers.standIn(event.key()).equals(event.key())) {
            return;
        }
        String from = pointers.standIn(unmerged.fromId());
        kinds.values()
                .forEach(kind -> kind.cameFrom(from, unmerged.addresses(), unmerged.since())
                        .forEach(record -> kind.move(record, new Move(from, event.key(), null, false, false))));
    }
}
