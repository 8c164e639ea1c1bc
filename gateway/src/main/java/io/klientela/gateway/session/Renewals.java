package io.klientela.gateway.session;

import io.klientela.gateway.problem.Problem;
import io.klientela.gateway.session.store.Claim;
import io.klientela.gateway.session.store.Sessions;
import io.klientela.gateway.session.store.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Renews the tokens of a session before they expire. A refresh token is good once, and using it twice ends the session,
 * so one request at a time renews, whichever gateway it came to; the others wait for what it gets.
 */
@Component
class Renewals {
    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    private static final Duration AHEAD = Duration.ofMinutes(1);
    private static final Duration PROVIDER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Retry KEEP_TRYING = Retry.backoff(4, Duration.ofMillis(100));
    private static final Set<String> OVER = Set.of(OAuth2ErrorCodes.INVALID_GRANT);

    private final ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> provider =
            new WebClientReactiveRefreshTokenTokenResponseClient();
    private final ConcurrentMap<String, Mono<Tokens>> underWay = new ConcurrentHashMap<>();
    private final ReactiveClientRegistrationRepository registrations;
    private final Sessions sessions;
    private final Clock clock;

    Renewals(ReactiveClientRegistrationRepository registrations, Sessions sessions, Clock clock) {
        this.registrations = registrations;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** These tokens, or those that have followed them. @throws Problem 401 where the session is over, 503 for now */
    Mono<Tokens> upToDate(String sessionId, Tokens tokens) {
        return tokens.expireBefore(clock.instant().plus(AHEAD))
                ? underWay.computeIfAbsent(sessionId, id -> shared(id, tokens))
                : Mono.just(tokens);
    }

    /** Goes on whoever of those that wait for it goes away. */
    private Mono<Tokens> shared(String sessionId, Tokens tokens) {
        return renewed(sessionId, tokens, clock.instant().plus(PATIENCE))
                .doFinally(signal -> underWay.remove(sessionId))
                .cache();
    }

    private Mono<Tokens> renewed(String sessionId, Tokens tokens, Instant deadline) {
        return sessions.claimRenewal(sessionId, tokens).flatMap(claim -> switch (claim) {
            case Claim.Granted granted -> renew(sessionId, granted);
            case Claim.Renewed(Tokens current) -> Mono.just(current);
            case Claim.Gone gone -> Mono.error(TokenRelay.notSignedIn());
            case Claim.Busy busy ->
                clock.instant().isAfter(deadline)
                        ? Mono.error(later(new IllegalStateException("another gateway renews for too long")))
                        : Mono.delay(LOOK_AGAIN).then(Mono.defer(() -> renewed(sessionId, tokens, deadline)));
        });
    }

    private Mono<Tokens> renew(String sessionId, Claim.Granted claim) {
        Tokens old = claim.tokens();
        return ask(old).map(answer -> next(old, answer))
                .flatMap(tokens -> sessions.renewed(sessionId, claim, tokens)
                        .retryWhen(KEEP_TRYING) // the old ones are good for nothing any more
                        .thenReturn(tokens))
                .onErrorResume(failure -> notRenewed(sessionId, claim, failure));
    }

    private Mono<OAuth2AccessTokenResponse> ask(Tokens old) {
        String refresh = old.refresh();
        if (refresh == null) {
            return Mono.error(new OAuth2AuthorizationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT)));
        }
        var access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                old.access(),
                Instant.EPOCH,
                old.expiresAt().plusMillis(1));
        return registrations
                .findByRegistrationId(SessionConfiguration.CLIENT)
                .map(registration -> new OAuth2RefreshTokenGrantRequest(
                        registration, access, new OAuth2RefreshToken(refresh, Instant.EPOCH)))
                .flatMap(provider::getTokenResponse)
                .timeout(PROVIDER_PATIENCE);
    }

    private static Tokens next(Tokens old, OAuth2AccessTokenResponse answer) {
        OAuth2RefreshToken refresh = answer.getRefreshToken();
        return old.next(
                answer.getAccessToken().getTokenValue(),
                SessionTokens.end(answer.getAccessToken()),
                refresh == null ? null : refresh.getTokenValue());
    }

    /** Ends the session when the provider has revoked what it was built on; not when it just does not answer. */
    private Mono<Tokens> notRenewed(String sessionId, Claim.Granted claim, Throwable failure) {
        if (failure instanceof OAuth2AuthorizationException refused
                && OVER.contains(refused.getError().getErrorCode())) {
            return sessions.removeSession(sessionId).then(Mono.error(TokenRelay.notSignedIn()));
        }
        LOG.warn("A session could not be renewed: {}", failure.toString());
        Mono<Tokens> stillGood = claim.tokens().expireBefore(clock.instant().plusSeconds(1))
                ? Mono.error(later(failure))
                : Mono.just(claim.tokens());
        return sessions.giveBack(sessionId, claim).onErrorComplete().then(stillGood);
    }

    private static Problem later(Throwable failure) {
        return Problem.later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The session could not be renewed because identity-service does not answer. Try again shortly.",
                Duration.ofSeconds(2),
                failure);
    }
}
