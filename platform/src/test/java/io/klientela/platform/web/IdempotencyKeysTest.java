package io.klientela.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.klientela.platform.Ids;
import io.klientela.platform.web.IdempotencyKeys.Answer;
import io.klientela.platform.web.IdempotencyKeys.Claim;
import io.klientela.testing.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {
    private static final MongoClient MONGO = MongoClients.create(TestInfrastructure.mongoUri());

    private final IdempotencyKeys keys =
            new IdempotencyKeys(MONGO.getDatabase("klientela_keys").getCollection("keys"), Clock.systemUTC());
    private final String key = Ids.next();

    @AfterAll
    static void close() {
        MONGO.close();
    }

    private static Answer answer(String body) {
        return new Answer(200, null, null, null, body.getBytes(StandardCharsets.UTF_8));
    }

    /** It may have written before it failed; under another id that would be done twice. */
    @Test
    void repeatsAnAttemptThatFailedAtOnceAndUnderItsId() {
        Claim first = keys.claim(key, "wish");
        assertThat(keys.claim(key, "wish").mine()).isFalse();
        keys.release(key);
        Claim second = keys.claim(key, "wish");
        assertThat(second.mine()).isTrue();
        assertThat(second.creationId()).isEqualTo(first.creationId());
        assertThat(keys.claim(key, "wish").mine()).isFalse();
    }

    @Test
    void givesAKeyWhoseAttemptFailedToAnotherRequestUnderAnotherId() {
        Claim first = keys.claim(key, "wish");
        assertThat(keys.claim(key, "other wish").mine()).isFalse();
        keys.release(key);
        Claim other = keys.claim(key, "other wish");
        assertThat(other.mine()).isTrue();
        assertThat(other.fingerprint()).isEqualTo("other wish");
        assertThat(other.creationId()).isNotEqualTo(first.creationId());
    }

    @Test
    void keepsTheFirstAnswerOfAttemptsThatOverlap() {
        keys.claim(key, "wish");
        keys.complete(key, answer("done"));
        keys.complete(key, answer("nothing to do"));
        keys.release(key);
        keys.forget(key);
        Claim repeated = keys.claim(key, "wish");
        assertThat(repeated.mine()).isFalse();
        assertThat(Objects.requireNonNull(repeated.answer()).body()).isEqualTo("done".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void forgetsARequestWhoseAnswerIsKeptNowhere() {
        Claim first = keys.claim(key, "wish");
        keys.forget(key);
        Claim again = keys.claim(key, "wish");
        assertThat(again.mine()).isTrue();
        assertThat(again.creationId()).isNotEqualTo(first.creationId());
    }
}
