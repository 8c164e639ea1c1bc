package io.klientela.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What identity-service creates at its first start.
 *
 * @param webClient the gateway's own client, for people; without a secret nobody can sign in with a browser
 * @param apiClient a client with the admin role; none where its id is empty
 * @param localClient the same for the programs that come with a standalone platform, such as the demo loader
 * @param serviceClient the same for the services themselves, when they call one another
 * @param firstPasswordFile where a generated admin password is left to be read once; else it is logged once
 * @param factorKey what the secrets of authenticator apps are sealed with: several with commas between, of which the first
 *     seals; the secret of the web client where there is none
 * @param signingKeyLasts how long a key signs tokens before another one does
 */
@ConfigurationProperties("klientela")
public record IdentitySettings(
        @DefaultValue Admin admin,
        @DefaultValue Secret webClient,
        @DefaultValue ApiClient apiClient,
        @DefaultValue ApiClient localClient,
        @DefaultValue ServiceClient serviceClient,
        @Nullable Path firstPasswordFile,
        @DefaultValue("") String factorKey,
        @DefaultValue("90d") Duration signingKeyLasts) {

    /** The keys of authenticator apps' secrets, the one that seals first; the web client's secret opens in any case. */
    public List<String> factorKeys() {
        return Stream.concat(Arrays.stream(factorKey.split(",", -1)), webClient.given().stream())
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    /** @param password empty to have one generated */
    public record Admin(
            @DefaultValue("admin@klientela.local") String email,
            @DefaultValue("") String password) {}

    public record Secret(@DefaultValue("") String secret) {
        public Optional<String> given() {
            return Optional.of(secret).filter(s -> !s.isBlank());
        }
    }

    public record ApiClient(
            @DefaultValue("") String id, @DefaultValue("") String secret) {
        public boolean isGiven() {
            return !id.isBlank();
        }
    }

    /** @param secret empty where services call nobody */
    public record ServiceClient(
            @DefaultValue("klientela-services") String id,
            @DefaultValue("") String secret) {
        public boolean isGiven() {
            return !id.isBlank() && !secret.isBlank();
        }
    }
}
