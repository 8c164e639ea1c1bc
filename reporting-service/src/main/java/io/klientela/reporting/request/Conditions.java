package io.klientela.reporting.request;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Conditions on facts, of those that a question has. */
public final class Conditions {
    private final List<Bson> all = new ArrayList<>();

    public Conditions equal(String field, @Nullable String value) {
        if (value != null) {
            all.add(Filters.eq(field, value));
        }
        return this;
    }

    /** @param field a day. @param from the first that counts. @param to the last that counts */
    public Conditions between(String field, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null) {
            all.add(Filters.gte(field, from.toString()));
        }
        if (to != null) {
            all.add(Filters.lte(field, to.toString()));
        }
        return this;
    }

    public Conditions and(Bson condition) {
        all.add(condition);
        return this;
    }

    public Bson all() {
        return all.isEmpty() ? Filters.empty() : Filters.and(all);
    }
}
