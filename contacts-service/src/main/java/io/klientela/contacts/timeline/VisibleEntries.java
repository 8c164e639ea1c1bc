package io.klientela.contacts.timeline;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.Scope;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.security.HistoryFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What of a timeline the current actor may see: entries about records that the actor may read, as they belong to
 * somebody now and not as they did then, and in them no field that is hidden.
 */
@Component
class VisibleEntries {
    private static final String READ = "read";

    /**
     * A message is read by whoever may read its ticket, a mail by whoever may read one of its contacts; everything else by
     * a permission of its own.
     */
    private static final Map<String, String> PERMISSIONS = Map.of("message", "ticket", "email", "contact");

    private static final Map<String, String> PATHS = Map.of("message", Entry.TICKET, "email", Entry.CONTACTS);

    /** What belongs to the person whose timeline it is: whoever may read both reads it. */
    private static final Set<String> OF_THE_PERSON = Set.of("consent");

    /** Records of other services that belong to somebody. */
    private static final Map<String, ReferenceType> ELSEWHERE =
            Map.of("deal", ReferenceType.DEAL, "ticket", ReferenceType.TICKET);

    private final Access access;
    private final References references;
    private final List<Aggregates<?, ?>> here;

    VisibleEntries(Access access, References references, ObjectProvider<Aggregates<?, ?>> aggregates) {
        this.access = access;
        this.references = references;
        this.here = aggregates.stream().toList();
    }

    /**
     * A condition on the entries that meet one of the given ones.
     *
     * @param types of the entries
     * @param records finds the records that entries of some types are about, of those that meet the conditions
     */
    Bson among(Collection<String> types, Records records) {
        Actor actor = CurrentActor.get();
        List<Bson> visible = new ArrayList<>();
        Set<String> whole = new HashSet<>();
        for (String type : types) {
            Optional<Scope> scope = access.scope(actor, permission(type), READ);
            if (scope.equals(Optional.of(Scope.ALL)) || (scope.isPresent() && OF_THE_PERSON.contains(type))) {
                whole.add(type);
            } else if (scope.isPresent()) {
                String path = PATHS.getOrDefault(type, Entry.RECORD);
                Bson ofType = Filters.eq(Entry.TYPE, type);
                visible.add(Filters.and(
                        ofType, Filters.in(path, readable(permission(type), records.ids(path, ofType)))));
            }
        }
        visible.add(Filters.in(Entry.TYPE, whole));
        return Filters.and(Filters.or(visible), ofReadableSubjects(actor, records));
    }

    /** What a rule did tells of the record that it looked at. */
    private Bson ofReadableSubjects(Actor actor, Records records) {
        List<Bson> hidden = new ArrayList<>();
        for (String type : List.of("deal", "ticket", "lead", "contact", "company", "activity")) {
            if (!access.scope(actor, type, READ).equals(Optional.of(Scope.ALL))) {
                Bson runs = Filters.and(Filters.eq(Entry.TYPE, "run"), Filters.eq(Entry.RUN_TYPE, type));
                hidden.add(Filters.and(
                        runs, Filters.nin(Entry.RUN_RECORD, readable(type, records.ids(Entry.RUN_RECORD, runs)))));
            }
        }
        return hidden.isEmpty() ? Filters.empty() : Filters.nor(hidden);
    }

    private static String permission(String type) {
        return PERMISSIONS.getOrDefault(type, type);
    }

    private Set<String> readable(String resource, Collection<String> ids) {
        if (ids.isEmpty() || access.scope(CurrentActor.get(), resource, READ).isEmpty()) {
            return Set.of();
        }
        ReferenceType elsewhere = ELSEWHERE.get(resource);
        if (elsewhere != null) {
            return references.findAll(elsewhere, ids).keySet();
        }
        Bson readable = Filters.and(Filters.in("_id", ids), access.filter(resource, READ));
        return here.stream()
                .filter(some -> some.type().resource().equals(resource))
                .flatMap(
                        some -> some
                                .collection()
                                .find(readable)
                                .projection(new Document("_id", 1))
                                .into(new ArrayList<>())
                                .stream())
                .map(document -> document.getString("_id"))
                .collect(Collectors.toSet());
    }

    /** What the entry tells, without hidden fields. */
    Document data(String type, Document data) {
        return HistoryFields.without(access.hidden(type), data);
    }

    /** Whether the names of these records are hidden. */
    boolean hidesNames(String type) {
        return access.hidden(type).contains("name");
    }

    /** Finds the distinct values of a field in a timeline's entries. */
    @FunctionalInterface
    interface Records {
        Collection<String> ids(String path, Bson ofType);
    }
}
