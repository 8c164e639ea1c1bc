package io.klientela.gateway.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klientela.sealing.Seal;
import io.klientela.testing.TestInfrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.WebSession;
import tools.jackson.databind.json.JsonMapper;

/** How long sessions last, and what opens what was sealed. */
class SessionTimesTest {
    private static final Database DATABASE = new Database(TestInfrastructure.mongoUri());
    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    private static final Tokens TOKENS = new Tokens("access", END, "refresh", 0);

    private final Hand clock = new Hand();
    private final Sessions sessions = sessions("a key that has thirty-two characters at least");

    /** A clock that only the test moves. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-05-01T08:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private Sessions sessions(String keys) {
        var settings = new SessionSettings(keys, Duration.ofHours(12), Duration.ofDays(7), Duration.ofMinutes(15));
        var documents =
                new SessionDocuments(JsonMapper.shared(), new Seal(StoreConfiguration.PURPOSE, settings.keys()));
        return new Sessions(DATABASE, documents, settings, clock);
    }

    private String signedIn() {
        StoredSession session = begun();
        session.signedIn(TOKENS);
        session.save().block();
        return session.getId();
    }

    private StoredSession begun() {
        if (!(sessions.createWebSession().block() instanceof StoredSession session)) {
            throw new AssertionError();
        }
        session.getAttributes().put("user", "ewa");
        return session;
    }

    private Optional<WebSession> find(String id) {
        return sessions.retrieveSession(id).blockOptional();
    }

    @Test
    void endsAfterHalfADayWithoutARequest() {
        String id = signedIn();
        clock.forward(Duration.ofHours(11));
        find(id).orElseThrow().save().block();
        clock.forward(Duration.ofHours(11));
        assertThat(find(id)).isPresent();
        clock.forward(Duration.ofHours(2));
        assertThat(find(id)).isEmpty();
    }

    @Test
    void endsAfterAWeekHoweverMuchItIsUsed() {
        String id = signedIn();
        for (int hours = 0; hours < 7 * 24 - 6; hours += 6) {
            clock.forward(Duration.ofHours(6));
            find(id).orElseThrow().save().block();
        }
        clock.forward(Duration.ofHours(6));
        assertThat(find(id)).isEmpty();
    }

    @Test
    void aSignInThatNobodyFinishesIsForgottenSoon() {
        StoredSession begun = begun();
        begun.save().block();
        clock.forward(Duration.ofMinutes(16));
        assertThat(find(begun.getId())).isEmpty();
        long before = DATABASE.collection().countDocuments();
        sessions.sweep();
        assertThat(DATABASE.collection().countDocuments()).isLessThan(before);
    }

    @Test
    void aRequestThatWasUnderWayDoesNotBringAnEndedSessionBack() {
        String id = signedIn();
        WebSession slow = find(id).orElseThrow();
        find(id).orElseThrow().invalidate().block();
        clock.forward(Duration.ofMinutes(2));
        slow.getAttributes().put("user", "mallory");
        slow.save().block();
        assertThat(find(id)).isEmpty();
    }

    @Test
    void aNewKeyOpensWhatTheOldOneSealedUntilThatIsDropped() {
        String id = signedIn();
        String old = "a key that has thirty-two characters at least";
        String fresh = "another key that has thirty-two characters as well";
        assertThat(sessions(fresh + "," + old).retrieveSession(id).blockOptional())
                .isPresent();
        assertThat(sessions(fresh).retrieveSession(id).blockOptional()).isEmpty();
    }

    @Test
    void oneRenewsAtATimeAndAnotherTakesOverFromOneThatIsGone() {
        String id = signedIn();
        assertThat(sessions.claimRenewal(id, TOKENS).block()).isInstanceOf(Claim.Granted.class);
        assertThat(sessions.claimRenewal(id, TOKENS).block()).isInstanceOf(Claim.Busy.class);
        clock.forward(Duration.ofSeconds(20));
        if (!(sessions.claimRenewal(id, TOKENS).block() instanceof Claim.Granted granted)) {
            throw new AssertionError();
        }
        Tokens next = TOKENS.next("access-2", END, "refresh-2");
        sessions.renewed(id, granted, next).block();
        assertThat(sessions.claimRenewal(id, TOKENS).block()).isEqualTo(new Claim.Renewed(next));
        sessions.removeSession(id).block();
        assertThat(sessions.claimRenewal(id, TOKENS).block()).isInstanceOf(Claim.Gone.class);
    }

    @Test
    void aKeyThatCanBeGuessedIsRefused() {
        assertThatThrownBy(() ->
                        new SessionSettings("secret", Duration.ofHours(12), Duration.ofDays(7), Duration.ofMinutes(15)))
                .hasMessageContaining("KLIENTELA_SESSION_KEY");
        assertThat(List.of(TOKENS.toString())).noneMatch(text -> text.contains("refresh"));
    }
}
