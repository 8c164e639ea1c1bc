package io.klientela.identity.client;

import io.klientela.events.identity.ApiClientState;
import io.klientela.identity.IdentitySettings;
import io.klientela.platform.security.SecuritySettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Every client of the OpenID provider: the gateway, for people, and the API clients. */
@Component
class Clients implements RegisteredClientRepository {
    private static final String WEB = "klientela-web";
    private static final Duration ACCESS_TOKEN_LASTS = Duration.ofMinutes(5);
    private static final Duration REFRESH_TOKEN_LASTS = Duration.ofHours(12);

    private final ApiClients apiClients;
    private final ClientSecrets secrets;
    private final @Nullable RegisteredClient web;

    Clients(
            ApiClients apiClients,
            ClientSecrets secrets,
            IdentitySettings settings,
            SecuritySettings security,
            PasswordEncoder encoder) {
        this.apiClients = apiClients;
        this.secrets = secrets;
        this.web = settings.webClient()
                .given()
                .map(secret -> web(
                        String.valueOf(encoder.encode(secret)),
                        security.issuer().toString()))
                .orElse(null);
    }

    @Override
    public void save(RegisteredClient client) {
        // Spring re-encodes an outdated secret hash through this; ours are all of one kind.
        throw new UnsupportedOperationException("clients are not changed through the protocol");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clientId.equals(WEB)
                ? web
                : apiClients.active(clientId).map(this::api).orElse(null);
    }

    private static RegisteredClient web(String secretHash, String issuer) {
        return RegisteredClient.withId(WEB)
                .clientId(WEB)
                .clientName("Klientela")
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(issuer + "/auth/callback")
                .redirectUri(issuer + "/login/oauth2/code/klientela")
                .postLogoutRedirectUri(issuer)
                .postLogoutRedirectUri(issuer + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .scope(OidcScopes.EMAIL)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                        .accessTokenTimeToLive(ACCESS_TOKEN_LASTS)
                        .refreshTokenTimeToLive(REFRESH_TOKEN_LASTS)
                        .reuseRefreshTokens(false)
                        .build())
                .build();
    }

    private RegisteredClient api(ApiClientState client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.name())
                .clientSecret(secrets.hashes(client.id()))
                .clientAuthenticationMethods(methods -> methods.addAll(List.of(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST)))
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(ACCESS_TOKEN_LASTS)
                        .build())
                .build();
    }
}
