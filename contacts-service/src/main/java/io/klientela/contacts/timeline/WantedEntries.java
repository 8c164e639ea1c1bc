package io.klientela.contacts.timeline;

import com.mongodb.client.model.Filters;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What of a timeline is asked for. */
record WantedEntries(
        @Parameter(description = TYPES) @Nullable String type,

        @Parameter(description = "Who did it, e.g. user:0190…; a colleague's id alone will do") @Nullable
        String by,

        @Parameter(description = "The first moment") @Nullable
        Instant since,

        @Parameter(description = "The moment that it ends before") @Nullable
        Instant until) {
    private static final String TYPES = "type is a resource (contact, company, activity, email, deal, lead, submission,"
            + " mail, ticket, message, run, consent) or an event's full name";

    static final Set<String> RESOURCES = Set.of(
            "contact",
            "company",
            "activity",
            "email",
            "deal",
            "lead",
            "submission",
            "mail",
            "ticket",
            "message",
            "run",
            "consent");

    /** @throws Problem 400 where there is no such type */
    Bson condition() {
        List<Bson> all = new ArrayList<>();
        if (type != null) {
            all.add(ofType(type));
        }
        if (by != null) {
            all.add(Filters.eq("actor", by.contains(":") ? by : "user:" + by));
        }
        if (since != null) {
            all.add(Filters.gte("at", Date.from(since)));
        }
        if (until != null) {
            all.add(Filters.lt("at", Date.from(until)));
        }
        return all.isEmpty() ? Filters.empty() : Filters.and(all);
    }

    private static Bson ofType(String type) {
        if (type.contains(".")) {
            return Filters.eq("type", type);
        } else if (RESOURCES.contains(type)) {
            return Filters.eq("resource.type", type);
        }
        throw Problem.badRequest("There is no type \"%s\" of entries.".formatted(type))
                .field("type", TYPES);
    }
}
