package io.klientela.platform.query;

import com.mongodb.client.model.Filters;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A checked filter, free of syntax. Two-valued: a comparison with a missing field is false, and {@link Not} is its
 * exact opposite. A comparison with a field that leads through a list holds where any element does.
 */
sealed interface Condition {

    Bson toBson();

    default Condition negated() {
        return this instanceof Not not ? not.inner() : new Not(this);
    }

    record Constant(boolean value) implements Condition {
        @Override
        public Bson toBson() {
            return value ? new Document() : new Document("$nor", List.of(new Document()));
        }
    }

    record All(Condition left, Condition right) implements Condition {
        @Override
        public Bson toBson() {
            return Filters.and(left.toBson(), right.toBson());
        }
    }

    record Any(Condition left, Condition right) implements Condition {
        @Override
        public Bson toBson() {
            return Filters.or(left.toBson(), right.toBson());
        }
    }

    record Not(Condition inner) implements Condition {
        @Override
        public Bson toBson() {
            return inner instanceof Leaf leaf
                    ? new Document(leaf.path(), leaf.opposite())
                    : new Document("$nor", List.of(inner.toBson()));
        }
    }

    /** Some element of a list of records fulfils the whole condition; its paths are relative to the element. */
    record Element(String path, Condition inner) implements Condition {
        @Override
        public Bson toBson() {
            return Filters.elemMatch(path, inner.toBson());
        }
    }

    /** Some plain element of a list fulfils the test, or fails it where negated. */
    record PlainElement(String path, Leaf test, boolean fails) implements Condition {
        @Override
        public Bson toBson() {
            return new Document(path, new Document("$elemMatch", fails ? test.opposite() : test.operator()));
        }
    }

    /** A test of one value. */
    sealed interface Leaf extends Condition {
        String path();

        Document operator();

        default Document opposite() {
            return new Document("$not", operator());
        }

        @Override
        default Bson toBson() {
            return new Document(path(), operator());
        }
    }

    record Compare(String path, Comparison comparison, Object value) implements Leaf {
        @Override
        public Document operator() {
            return new Document(comparison.operator, value);
        }

        @Override
        public Document opposite() {
            return comparison == Comparison.EQUAL ? new Document("$ne", value) : Leaf.super.opposite();
        }
    }

    record OneOf(String path, List<Object> values) implements Leaf {
        @Override
        public Document operator() {
            return new Document("$in", values);
        }

        @Override
        public Document opposite() {
            return new Document("$nin", values);
        }
    }

    /** @param regex anchored where it can be, and without flags, so that an index serves a prefix */
    record Matches(String path, String regex) implements Leaf {
        @Override
        public Document operator() {
            return new Document("$regex", regex);
        }
    }

    /**
     * The value is there; null counts as missing. An index on the path serves both this and its opposite.
     *
     * @param text whether it is text, of which there is a least one: so any index has what is there in one range
     */
    record Present(String path, boolean text) implements Leaf {
        @Override
        public Document operator() {
            return text ? new Document("$gte", "") : new Document("$ne", null);
        }

        @Override
        public Document opposite() {
            return new Document("$eq", null);
        }
    }

    /** Some element of a list has the value, or a list has an element at a place. */
    record Somewhere(String path) implements Condition {
        @Override
        public Bson toBson() {
            return Filters.exists(path);
        }
    }
}
