package io.klientela.platform.aggregate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.klientela.events.State;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** Unique values that deleted aggregates still hold: they let go of them once somebody else wants one. */
final class Vacancies<S extends State> {
    private final MongoCollection<Document> collection;
    private final List<String> unique;
    private final StateMapper mapper;

    Vacancies(MongoCollection<Document> collection, List<String> unique, StateMapper mapper) {
        this.collection = collection;
        this.unique = unique;
        this.mapper = mapper;
    }

    /** Whether a deleted one held anything that these want, and does not any more: they may be written now. */
    boolean makeRoomFor(Collection<? extends Aggregate<S>> newcomers) {
        List<Document> wanting = newcomers.stream()
                .map(newcomer -> mapper.write(newcomer.state()))
                .toList();
        long freed = 0;
        for (String field : unique) {
            List<Object> values = wanting.stream()
                    .map(state -> state.get(field))
                    .filter(Objects::nonNull)
                    .toList();
            if (!values.isEmpty()) {
                freed += collection
                        .updateMany(
                                Filters.and(Filters.in("state." + field, values), Filters.exists("deletedAt")),
                                Updates.unset("state." + field))
                        .getModifiedCount();
            }
        }
        return freed > 0;
    }
}
