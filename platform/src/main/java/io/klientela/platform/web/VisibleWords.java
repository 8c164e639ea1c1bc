package io.klientela.platform.web;

import io.klientela.events.State;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.query.SearchText;
import io.klientela.platform.query.Sight;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What a search may find records by, where some of their fields are hidden from whoever searches. */
final class VisibleWords {

    private VisibleWords() {}

    static <S extends State> Sight sight(
            Bson scope, AggregateType<?, S> type, Set<String> hidden, Function<Document, S> state) {
        if (hidden.isEmpty()) {
            return Sight.of(scope);
        }
        return new Sight(
                scope,
                document -> SearchText.tokens(
                        type.searchTexts().apply(state.apply(without(type.stateClass(), hidden, document))).stream()
                                .filter(Objects::nonNull)
                                .toList()));
    }

    /** The document with nothing in the hidden fields: no text, no elements, or no value. */
    private static Document without(Class<?> stateClass, Set<String> hidden, Document document) {
        Document state = new Document(document.get("state", Document.class));
        for (RecordComponent component : stateClass.getRecordComponents()) {
            if (hidden.contains(component.getName())) {
                if (component.getType() == String.class) {
                    state.put(component.getName(), "");
                } else if (component.getType() == List.class) {
                    state.put(component.getName(), List.of());
                } else {
                    state.remove(component.getName());
                }
            }
        }
        return new Document(document).append("state", state);
    }
}
