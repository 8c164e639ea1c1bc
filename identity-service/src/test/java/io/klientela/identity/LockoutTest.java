package io.klientela.identity;

import static io.klientela.identity.Identity.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockoutTest {

    @Test
    void slowsAnAttackerDownAcrossInstancesAndRestartsAndNeverTheVictimsOwnDevice() {
        String database = Identity.newDatabase();
        Browser known;
        try (Identity identity = Identity.start(database, Map.of())) {
            identity.signedUp(
                    Map.of("name", "Victim", "email", "victim@klientela.example", "roles", List.of("analyst")));
            known = identity.browser();
            known.tokensOf("victim@klientela.example", PASSWORD);
            for (int i = 0; i < 5; i++) {
                assertThat(identity.browser()
                                .signIn("victim@klientela.example", "guess " + i)
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(identity.browser()
                            .signIn("victim@klientela.example", PASSWORD)
                            .statusCode())
                    .as("a stranger who has guessed right at last")
                    .isEqualTo(429);
            assertThat(known.signIn("victim@klientela.example", PASSWORD).statusCode())
                    .as("the device that was there before")
                    .isEqualTo(302);
            assertThat(identity.browser()
                            .signIn("other@klientela.example", "guess")
                            .statusCode())
                    .as("another account from the same address")
                    .isEqualTo(401);
        }
        try (Identity restarted = Identity.start(database, Map.of())) {
            restarted.browser().signIn("victim@klientela.example", "one more guess");
            assertThat(restarted
                            .browser()
                            .signIn("victim@klientela.example", PASSWORD)
                            .statusCode())
                    .as("forgotten, it would be free again")
                    .isEqualTo(429);
        }
    }

    /** The clock tells little in a test; the work that takes the time tells all. */
    @Test
    void worksAsHardForWhoIsUnknownAsForWhoIsKnown() {
        try (Identity identity = Identity.start()) {
            long start = identity.passwordsHashed();
            identity.browser().signIn(Identity.ADMIN, "a wrong password");
            long known = identity.passwordsHashed() - start;
            identity.browser().signIn("nobody@klientela.example", "a wrong password");
            assertThat(identity.passwordsHashed() - start - known)
                    .isEqualTo(known)
                    .isEqualTo(1);
        }
    }
}
