package io.klientela.embedded;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of one value that no interval says, such as the middle of a text: the values that an index has can be
 * tried one by one, each once, instead of the documents.
 */
final class ValueTest {

    private static final Set<String> OF_ONE_VALUE =
            Set.of("$eq", "$gt", "$gte", "$lt", "$lte", "$in", "$ne", "$nin", "$not", "$regex", "$options");

    private final List<Document> conditions;
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();

    private ValueTest(List<Document> conditions) {
        this.conditions = conditions;
    }

    /** @param ofArrays whether a value may be an element of an array, of which another may meet another condition */
    static @Nullable ValueTest of(Document query, String path, boolean ofArrays) {
        var conditions = new ArrayList<Document>();
        collect(query, path, ofArrays, conditions);
        return conditions.isEmpty() ? null : new ValueTest(ofArrays ? conditions.subList(0, 1) : conditions);
    }

    private static void collect(Document query, String path, boolean ofArrays, List<Document> conditions) {
        query.forEach((key, value) -> {
            if (key.equals("$and")) {
                Demands.queries(value).forEach(part -> collect(part, path, ofArrays, conditions));
            } else if (key.equals(path) && (ofArrays ? isPattern(value) : isOfOneValue(value))) {
                conditions.add(new Document("value", value));
            }
        });
    }

    private static boolean isPattern(@Nullable Object condition) {
        return BsonRegularExpression.isRegularExpression(condition);
    }

    private static boolean isOfOneValue(@Nullable Object condition) {
        return isPattern(condition)
                || (condition instanceof Document operators
                        && OF_ONE_VALUE.containsAll(operators.keySet())
                        && (!operators.containsKey("$not") || isOfOneValue(operators.get("$not"))));
    }

    /** Without a value there may be an empty array, which more conditions hold of. */
    boolean passes(@Nullable Object value) {
        return conditions.stream()
                .allMatch(condition -> matcher.matches(new Document("value", value), condition)
                        || (value == null && !isPattern(condition.get("value"))));
    }
}
