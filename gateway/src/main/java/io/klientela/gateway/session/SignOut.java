package io.klientela.gateway.session;

import io.klientela.gateway.Edge;
import io.klientela.gateway.services.Services;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Ends a session here, and tells the sign-in provider with the browser's own cookie for it: else the next sign-in
 * would go through without a password. The session here ends even when the provider does not answer.
 */
@Component
class SignOut {

    private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);

    private final WebClient provider;
    private final Edge edge;

    SignOut(Services services, Edge edge) {
        this.provider = WebClient.create(services.url("identity").toString());
        this.edge = edge;
    }

    Mono<Void> of(ServerWebExchange exchange, @Nullable SignedIn user) {
        Mono<Void> here = exchange.getSession().flatMap(WebSession::invalidate);
        return user == null ? here : atProvider(exchange, user).then(here);
    }

    private Mono<Void> atProvider(ServerWebExchange exchange, SignedIn user) {
        String cookies = exchange.getRequest().getHeaders().getFirst(HttpHeaders.COOKIE);
        return provider.post()
                .uri("/connect/logout")
                .header(HttpHeaders.COOKIE, cookies == null ? "" : cookies)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("id_token_hint", user.idToken())
                        .with("client_id", edge.clientId()))
                .retrieve()
                .toBodilessEntity()
                .timeout(Duration.ofSeconds(3))
                .doOnError(failure -> LOG.warn("The sign-in provider did not end its session: {}", failure.toString()))
                .onErrorComplete()
                .then();
    }
}
