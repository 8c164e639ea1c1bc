package io.klientela.identity.session;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.events.identity.SessionState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The sessions that are open. A session lasts from the first token to the last renewal; a refresh token whose session has
 * ended is worth nothing.
 */
@Component
public class Sessions {
    private final Aggregates<Session, SessionState> sessions;
    private final MongoCollection<Document> uses;
    private final Stamps stamps;
    private final Clock clock;

    Sessions(Aggregates<Session, SessionState> sessions, MongoDatabase database, Stamps stamps, Clock clock) {
        this.sessions = sessions;
        this.uses = database.getCollection("session_uses");
        this.stamps = stamps;
        this.clock = clock;
    }

    public void open(String id, String userId, Origin origin) {
        sessions.add(Session.open(id, userId, origin, stamps.now()));
        used(id);
    }

    public Optional<SessionState> find(String id) {
        return sessions.find(id).map(Session::state);
    }

    public boolean isOpen(String id) {
        return sessions.find(id).isPresent();
    }

    /** Notes that the session was used just now, apart from its events. */
    public void used(String id) {
        uses.updateOne(
                Filters.eq("_id", id), Updates.set("at", Date.from(clock.instant())), new UpdateOptions().upsert(true));
    }

    /** @param reason as in the event */
    public void end(String id, String reason) {
        try {
            sessions.change(id, null, session -> session.end(reason));
        } catch (Problem gone) {
            if (gone.status() != HttpStatus.NOT_FOUND) {
                throw gone;
            }
        }
        uses.deleteOne(Filters.eq("_id", id));
    }

    /** Ends every session of the user. @return how many there were */
    public int endAll(String userId, String reason) {
        return endAll(userId, reason, session -> true);
    }

    /** Ends those sessions of the user that the condition holds for. @return how many there were */
    public int endAll(String userId, String reason, Predicate<SessionState> which) {
        List<SessionState> ending = sessions.findAll(Filters.eq("state.ownerId", userId)).stream()
                .map(Session::state)
                .filter(which)
                .toList();
        ending.forEach(session -> end(session.id(), reason));
        return ending.size();
    }

    Map<String, Instant> lastUses(Collection<String> ids) {
        Map<String, Instant> found = new HashMap<>();
        uses.find(Filters.in("_id", ids))
                .forEach(
                        use -> found.put(use.getString("_id"), use.getDate("at").toInstant()));
        return found;
    }
}
