package io.klientela.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class KnownTokensTest {
    private static final OAuth2Error OVER = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "It is over.", null);

    private final List<String> verified = new ArrayList<>();
    private final Set<String> over = new HashSet<>();
    private final KnownTokens tokens = new KnownTokens(
            token -> {
                if (token.startsWith("forged")) {
                    throw new BadJwtException("forged");
                }
                verified.add(token);
                return Jwt.withTokenValue(token)
                        .header("alg", "RS256")
                        .subject(token)
                        .build();
            },
            jwt -> over.contains(jwt.getTokenValue())
                    ? OAuth2TokenValidatorResult.failure(OVER)
                    : OAuth2TokenValidatorResult.success());

    @Test
    void verifiesASignatureOnce() {
        tokens.decode("a");
        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
        tokens.decode("b");
        assertThat(verified).containsExactly("a", "b");
    }

    @Test
    void refusesAKnownTokenAsSoonAsItIsOver() {
        tokens.decode("a");
        over.add("a");
        assertThatExceptionOfType(JwtValidationException.class).isThrownBy(() -> tokens.decode("a"));
        over.clear();
        tokens.decode("a");
        assertThat(verified).containsExactly("a", "a");
    }

    @Test
    void neverKnowsWhatWasForged() {
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));
        }
    }
}
