package io.klientela.gateway.routing;

import io.klientela.gateway.services.Instances;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Spreads the requests for a service over its instances. What never reached an instance goes to the next one, whatever
 * the method; what may have reached it is not repeated here.
 */
final class Failover implements GatewayFilter {

    private final String service;
    private final Instances instances;

    Failover(String service, Instances instances) {
        this.service = service;
        this.instances = instances;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return attempt(exchange, chain, instances.inTurn(service), 0);
    }

    private Mono<Void> attempt(ServerWebExchange exchange, GatewayFilterChain chain, List<URI> candidates, int index) {
        URI instance = candidates.get(index);
        URI url = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, at(instance, url));
        Mono<Void> call = chain.filter(exchange);
        return index + 1 == candidates.size()
                ? call
                : call.onErrorResume(Failover::wasNeverSent, failure -> {
                    instances.unreachable(instance);
                    ServerWebExchangeUtils.removeAlreadyRouted(exchange);
                    return attempt(exchange, chain, candidates, index + 1);
                });
    }

    private static URI at(URI instance, URI url) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(instance.getScheme() + "://" + instance.getAuthority() + url.getRawPath() + query);
    }

    private static boolean wasNeverSent(Throwable failure) {
        return failure instanceof ConnectException || failure.getCause() instanceof ConnectException;
    }
}
