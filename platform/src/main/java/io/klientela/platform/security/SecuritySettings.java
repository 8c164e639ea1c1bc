package io.klientela.platform.security;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are trusted.
 *
 * @param issuer the {@code iss} of tokens: the public URL of the gateway, or of another OpenID provider
 * @param jwksUri where the issuer's public keys are; read when the first token arrives, never at start
 */
@Validated
@ConfigurationProperties("klientela")
public record SecuritySettings(
        @NotNull @DefaultValue("http://localhost:8080") URI issuer,

        @NotNull @DefaultValue("http://127.0.0.1:8081/oauth2/jwks")
        URI jwksUri) {}
