package io.klientela.gateway.session;

import org.jspecify.annotations.Nullable;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The sign-in that a browser has begun, in its session, until the provider sends it back with the same state. */
final class BegunSignIns implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String ATTRIBUTE = "signIn";

    private final JsonMapper json = JsonMapper.builder()
            .addModules(SecurityJacksonModules.getModules(BegunSignIns.class.getClassLoader()))
            .build();

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return exchange.getSession().mapNotNull(session -> begun(exchange, session.getAttribute(ATTRIBUTE)));
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session -> session.getAttributes().put(ATTRIBUTE, json.writeValueAsString(request)))
                .then();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return exchange.getSession().mapNotNull(session -> taken(exchange, session));
    }

    private @Nullable OAuth2AuthorizationRequest taken(ServerWebExchange exchange, WebSession session) {
        OAuth2AuthorizationRequest begun = begun(exchange, session.getAttribute(ATTRIBUTE));
        if (begun != null) {
            session.getAttributes().remove(ATTRIBUTE);
        }
        return begun;
    }

    private @Nullable OAuth2AuthorizationRequest begun(ServerWebExchange exchange, @Nullable Object written) {
        String state = exchange.getRequest().getQueryParams().getFirst("state");
        if (state == null || !(written instanceof String text)) {
            return null;
        }
        OAuth2AuthorizationRequest request = json.readValue(text, OAuth2AuthorizationRequest.class);
        return state.equals(request.getState()) ? request : null;
    }
}
