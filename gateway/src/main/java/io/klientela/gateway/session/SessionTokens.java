package io.klientela.gateway.session;

import io.klientela.gateway.session.store.StoredSession;
import io.klientela.gateway.session.store.Tokens;
import java.time.Instant;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Puts the tokens of a sign-in into its session, under a new id: whoever knew the one before knows nothing. */
@Component
class SessionTokens implements ServerOAuth2AuthorizedClientRepository {

    @Override
    public Mono<Void> saveAuthorizedClient(
            OAuth2AuthorizedClient client, Authentication user, ServerWebExchange exchange) {
        return exchange.getSession().doOnNext(session -> keep(session, client)).then();
    }

    private static void keep(WebSession session, OAuth2AuthorizedClient client) {
        if (!(session instanceof StoredSession stored)) {
            throw new IllegalStateException("Sessions are kept in the database only.");
        }
        OAuth2RefreshToken refresh = client.getRefreshToken();
        stored.signedIn(new Tokens(
                client.getAccessToken().getTokenValue(),
                end(client.getAccessToken()),
                refresh == null ? null : refresh.getTokenValue(),
                0));
    }

    static Instant end(OAuth2AccessToken token) {
        Instant end = token.getExpiresAt();
        return end == null ? Instant.EPOCH : end;
    }

    /** Nobody asks: the tokens are relayed from the session itself. */
    @Override
    public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
            String registration, Authentication user, ServerWebExchange exchange) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeAuthorizedClient(String registration, Authentication user, ServerWebExchange exchange) {
        return exchange.getSession().flatMap(WebSession::invalidate);
    }
}
