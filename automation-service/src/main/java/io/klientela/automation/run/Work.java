package io.klientela.automation.run;

import io.klientela.automation.event.Occurrence;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * A run that is to be worked on, with what it saw.
 *
 * @param traceparent under which it acts
 * @param token of whoever works on it now
 * @param rounds how often its steps were tried since they were begun or retried
 * @param retries how often somebody made it be tried again
 * @param begunAt when its steps were begun or retried
 */
record Work(String id, Occurrence what, String traceparent, String token, int rounds, int retries, Instant begunAt) {

    static Work of(Document stored) {
        return new Work(
                stored.getString("_id"),
                Occurrence.of(stored.get("what", Document.class)),
                stored.getString("traceparent"),
                stored.getString("token"),
                stored.getInteger("rounds"),
                stored.getInteger("retries"),
                stored.get("begunAt", Date.class).toInstant());
    }
}
