package io.klientela.contacts.merge;

import com.mongodb.client.MongoDatabase;
import io.klientela.contacts.shared.Claims;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** One merge at a time for each contact, so that no two can stand for one another. */
@Component
class MergeTurns {
    private final Claims claims;

    MergeTurns(MongoDatabase database, Clock clock) {
        this.claims = new Claims(database.getCollection("merge_turns"), clock, Duration.ofSeconds(30));
    }

    /**
     * @param token of whoever asks: an attempt that died leaves its turn to the one that repeats it
     * @throws Problem 409 where one of the contacts is being merged by somebody else, or by somebody who died a moment ago
     */
    <T> T during(String token, Collection<String> contactIds, Supplier<T> work) {
        try {
            for (String id : new TreeSet<>(contactIds)) {
                if (!claims.take(id, token)) {
                    throw Problem.conflict("One of these contacts is being merged just now. Read it again.")
                            .retryAfter(2);
                }
            }
            return work.get();
        } finally {
            claims.give(contactIds, token);
        }
    }
}
