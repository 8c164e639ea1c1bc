package io.klientela.gateway;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who the gateway is to the outside and to the sign-in provider.
 *
 * @param issuer the {@code iss} of tokens; browsers are sent here to sign in
 * @param publicUrl where browsers reach the gateway; the issuer's URL when not set
 */
@ConfigurationProperties("klientela")
public record Edge(
        URI issuer, @Nullable URI publicUrl, @Nullable WebClient webClient) {

    /** The gateway as an OAuth 2 client; the sign-in provider knows the same secret. */
    public record WebClient(@Nullable String id, @Nullable String secret) {}

    @Override
    public URI publicUrl() {
        return publicUrl == null ? issuer : publicUrl;
    }

    public boolean https() {
        return "https".equals(publicUrl().getScheme());
    }

    /** A path of the gateway as browsers see it. */
    public URI at(String path) {
        return URI.create(publicUrl().toString().replaceAll("/+$", "") + path);
    }

    public String clientId() {
        return webClient == null || webClient.id() == null ? "klientela-web" : webClient.id();
    }

    /** The secret shared with the sign-in provider. */
    public String clientSecret() {
        if (webClient == null
                || webClient.secret() == null
                || webClient.secret().isBlank()) {
            throw new IllegalStateException(
                    "Set KLIENTELA_WEB_CLIENT_SECRET to one random value for the gateway and identity-service:"
                            + " the gateway signs in with it.");
        }
        return webClient.secret();
    }
}
