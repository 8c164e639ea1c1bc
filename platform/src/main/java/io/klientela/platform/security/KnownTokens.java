package io.klientela.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies the signature of a token once in a minute, as the same one comes with request after request. What may change
 * meanwhile, its time and whether it was revoked, is looked at each time.
 */
final class KnownTokens implements JwtDecoder {
    private static final int MOST = 5_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KNOWN_FOR).build();

    /** @param signatures verifies nothing but these */
    KnownTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> validator) {
        this.signatures = signatures;
        this.validator = validator;
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = known.getIfPresent(token);
        if (jwt == null) {
            jwt = signatures.decode(token);
            known.put(token, jwt);
        }
        OAuth2TokenValidatorResult result = validator.validate(jwt);
        if (result.hasErrors()) {
            known.invalidate(token);
            String why = result.getErrors().iterator().next().getDescription();
            throw new JwtValidationException("The token is refused: " + why, result.getErrors());
        }
        return jwt;
    }
}
