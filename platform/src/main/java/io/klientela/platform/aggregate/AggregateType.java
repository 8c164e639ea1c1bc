package io.klientela.platform.aggregate;

import com.mongodb.client.model.Filters;
import io.klientela.events.State;
import io.klientela.platform.query.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What the platform has to know of an aggregate to store, publish, list and protect it.
 *
 * @param resource its name in permissions and messages, e.g. {@code deal}
 * @param collection its collection and its place in the API, e.g. {@code deals}
 * @param topic where its events go
 * @param fields what lists may be filtered and sorted by
 * @param indexes state fields that lists are sorted or filtered by, each a compound index ending in the id
 * @param unique state fields whose value, where present, no two records share
 * @param persons the contacts and leads that a record tells of: readings of it are logged under their ids
 * @param hiding a state field that takes a record out of lists while it has a value; null where nothing does
 * @param marks what is noted of a record beside its state; null where nothing is
 */
public record AggregateType<A extends Aggregate<S>, S extends State>(
        String resource,
        String collection,
        String topic,
        Class<S> stateClass,
        BiFunction<S, Long, A> restore,
        Fields fields,
        Function<S, List<@Nullable String>> searchTexts,
        List<String> indexes,
        List<String> unique,
        Function<S, List<String>> persons,
        @Nullable String hiding,
        @Nullable Marks<S> marks) {

    public static <A extends Aggregate<S>, S extends State> AggregateType<A, S> of(
            String resource, String collection, String topic, Class<S> stateClass, BiFunction<S, Long, A> restore) {
        return new AggregateType<>(
                resource,
                collection,
                topic,
                stateClass,
                restore,
                Fields.of(stateClass.asSubclass(Record.class)),
                state -> List.of(state.name()),
                List.of(),
                List.of(),
                state -> List.of(),
                null,
                null);
    }

    /** Fields beyond those of the state, for filters and sorting. */
    public AggregateType<A, S> withFields(Fields more) {
        return but(parts -> parts.fields = more);
    }

    /** The texts whose words find the record; nulls are left out. */
    public AggregateType<A, S> searchedBy(Function<S, List<@Nullable String>> texts) {
        return but(parts -> parts.searchTexts = texts);
    }

    public AggregateType<A, S> indexed(String... names) {
        return but(parts -> parts.indexes = plus(indexes, names));
    }

    public AggregateType<A, S> uniquely(String... names) {
        return but(parts -> parts.unique = plus(unique, names));
    }

    /** The contacts and leads that a record tells of: readings of it are logged under their ids. */
    public AggregateType<A, S> about(Function<S, List<String>> some) {
        return but(parts -> parts.persons = some);
    }

    /** A record is out of lists, though not gone, while this state field has a value. */
    public AggregateType<A, S> hiding(String field) {
        return but(parts -> parts.hiding = field);
    }

    /**
     * What is noted of a record beside its state with each write: found out from the state, so never a part of events,
     * and shown, filtered and sorted by in lists.
     */
    public AggregateType<A, S> marked(Marks<S> some) {
        return but(parts -> {
            parts.fields = fields.beside(some.place(), some.shown());
            parts.marks = some;
        });
    }

    /** What every list of the records asks for. */
    public Bson listed() {
        return hiding == null ? Filters.empty() : Filters.eq("state." + hiding, null);
    }

    private static List<String> plus(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /** The same type with some part another. */
    private AggregateType<A, S> but(Consumer<Parts<S>> change) {
        Parts<S> parts = new Parts<>(this);
        change.accept(parts);
        return new AggregateType<>(
                resource,
                collection,
                topic,
                stateClass,
                restore,
                parts.fields,
                parts.searchTexts,
                parts.indexes,
                parts.unique,
                parts.persons,
                parts.hiding,
                parts.marks);
    }

    /** What of a type may be set after it was made, while it is copied. */
    private static final class Parts<S extends State> {
        private Fields fields;
        private Function<S, List<@Nullable String>> searchTexts;
        private List<String> indexes;
        private List<String> unique;
        private Function<S, List<String>> persons;
        private @Nullable String hiding;
        private @Nullable Marks<S> marks;

        Parts(AggregateType<?, S> of) {
            this.fields = of.fields;
            this.searchTexts = of.searchTexts;
            this.indexes = of.indexes;
            this.unique = of.unique;
            this.persons = of.persons;
            this.hiding = of.hiding;
            this.marks = of.marks;
        }
    }
}
