package io.klientela.automation.event;

import com.mongodb.client.model.Filters;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Keeps rules and webhooks from being a way around permissions: they see every record and act with all rights, so whoever
 * makes one must hold these rights without them.
 */
@Component
public class Insight {
    private static final Set<String> OF_TICKETS = Set.of("message");

    private final Access access;
    private final EventKinds kinds;

    Insight(Access access, EventKinds kinds) {
        this.kinds = kinds;
        this.access = access;
    }

    /** The permission that records of this kind are read by. */
    private static String permission(String resource) {
        return OF_TICKETS.contains(resource) ? "ticket" : resource;
    }

    /** Refuses (403) to follow events of records that the current actor may not read all of, with all their fields. */
    public void requireAll(Collection<EventKind> kinds) {
        kinds.stream().map(kind -> permission(kind.resource())).distinct().forEach(resource -> {
            access.requireAll(resource, "read");
            if (!access.hidden(resource).isEmpty()) {
                throw Problem.of(
                        HttpStatus.FORBIDDEN,
                        "Events tell every field of a %s, and your roles hide some from you.".formatted(resource));
            }
        });
    }

    /** Refuses (403) what the current actor may not do to every record. */
    public void requireAction(String resource, String action) {
        access.requireAll(permission(resource), action);
    }

    /** What is about no record, or about one of a kind of which the current actor may read each, as a condition. */
    public Bson aboutReadable(String recordType) {
        List<String> hidden = kinds.all().stream()
                .map(EventKind::resource)
                .distinct()
                .filter(resource -> !readsAll(resource))
                .toList();
        return hidden.isEmpty() ? Filters.empty() : Filters.nin(recordType, hidden);
    }

    /** Whether the current actor may read each record of the kind, with all its fields. */
    public boolean readsAll(String resource) {
        return access.permitsAll(permission(resource), "read")
                && access.hidden(permission(resource)).isEmpty();
    }
}
