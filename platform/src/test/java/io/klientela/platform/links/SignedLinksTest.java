package io.klientela.platform.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.klientela.platform.Ids;
import io.klientela.testing.TestInfrastructure;
import java.time.Clock;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SignedLinksTest {
    private static final MongoClient CLIENT = MongoClients.create(TestInfrastructure.mongoUri());

    private final MongoCollection<Document> keys =
            CLIENT.getDatabase("links_" + Ids.next()).getCollection("link_keys");
    private final SignedLinks links = new SignedLinks(new LinkKey(keys, null), Clock.systemUTC());

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void readsWhatItSignedForTheSamePurpose() {
        String token = links.sign("unsubscribe", "mail-1/żółw", null);
        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(links.verify("unsubscribe", token)).contains("mail-1/żółw");
        assertThat(links.verify("open", token)).isEmpty();
    }

    @Test
    void refusesWhatWasChangedOrMadeElsewhere() {
        String token = links.sign("open", "mail-1", null);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(links.verify("open", token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(links.verify("open", "")).isEmpty();
        assertThat(links.verify("open", "no token at all!")).isEmpty();
        assertThat(new SignedLinks(new LinkKey(keys, "another secret of 16"), Clock.systemUTC()).verify("open", token))
                .isEmpty();
    }

    @Test
    void agreesWithOtherInstancesAndWithItselfAfterARestart() {
        String token = links.sign("open", "mail-1", Duration.ofDays(1));
        SignedLinks other = new SignedLinks(new LinkKey(keys, null), Clock.systemUTC());
        assertThat(other.verify("open", token)).contains("mail-1");
        assertThat(other.isMark("bounce", "mail-1", links.mark("bounce", "mail-1")))
                .isTrue();
        assertThat(other.isMark("bounce", "mail-2", links.mark("bounce", "mail-1")))
                .isFalse();
    }

    @Test
    void forgetsATokenInTime() {
        String token = links.sign("open", "mail-1", Duration.ofMinutes(5));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));
        assertThat(new SignedLinks(new LinkKey(keys, null), later).verify("open", token))
                .isEmpty();
    }
}
