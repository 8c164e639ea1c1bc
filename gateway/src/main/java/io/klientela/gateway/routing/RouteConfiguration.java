package io.klientela.gateway.routing;

import io.klientela.gateway.resilience.Limits;
import io.klientela.gateway.resilience.ServiceGuards;
import io.klientela.gateway.services.Instances;
import io.klientela.gateway.services.ServiceCatalog;
import io.klientela.gateway.services.Services;
import io.klientela.gateway.session.TokenRelay;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.BackoffConfig;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.RetryConfig;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;

/** Routes of each service, behind its own breaker; calls that compute for long and uploads, which last as long as their sender
 * needs, may take longer. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    /** After the filters that write the answer, before the one that calls the service. */
    private static final int AROUND_THE_CALL = 20_000;

    @Bean
    RouteLocator routes(
            RouteLocatorBuilder builder,
            Services services,
            ServiceCatalog catalog,
            Instances instances,
            ServiceGuards guards,
            Limits limits,
            TokenRelay relay,
            RetryGatewayFilterFactory retries) {
        GatewayFilter retry = new OrderedGatewayFilter(retryOfReads(retries), AROUND_THE_CALL + 1);
        var routes = builder.routes();
        services.services().forEach((name, urls) -> {
            GatewayFilter explanation = new OrderedGatewayFilter(guards.explanation(name), AROUND_THE_CALL);
            GatewayFilter guard = new OrderedGatewayFilter(guards.guard(name), AROUND_THE_CALL + 2);
            List<GatewayFilter> around = new ArrayList<>(List.of(relay, explanation, retry, guard));
            if (urls.size() > 1) {
                around.add(new OrderedGatewayFilter(new Failover(name, instances), AROUND_THE_CALL + 3));
            }
            routes.route(
                    name + "-long",
                    route -> route.predicate(exchange ->
                                    limits.isLong(path(exchange)) && name.equals(catalog.serviceOf(path(exchange))))
                            .filters(f -> f.filters(relay, explanation, guard))
                            .metadata(
                                    RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                                    limits.longResponseTimeout().toMillis())
                            .uri(services.url(name)));
            routes.route(
                    name + "-upload",
                    route -> route.predicate(exchange ->
                                    ServiceGuards.isUpload(exchange) && name.equals(catalog.serviceOf(path(exchange))))
                            .filters(f -> f.filters(around))
                            .metadata(
                                    RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                                    limits.longResponseTimeout().toMillis())
                            .uri(services.url(name)));
            routes.route(
                    name,
                    route -> route.predicate(exchange -> name.equals(catalog.serviceOf(path(exchange))))
                            .filters(f -> f.filters(around))
                            .uri(services.url(name)));
        });
        return routes.build();
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value();
    }

    /** Calls the service, with our two header filters in place of the gateway's eight, which copy the headers each. */
    @Bean
    NettyRoutingFilter calls(
            HttpClient client, EdgeHeaders request, AnswerHeaders answer, HttpClientProperties settings) {
        return new NettyRoutingFilter(client, only(request, answer), settings);
    }

    /** Belongs to the filter above: the gateway makes neither when that one is replaced. */
    @Bean
    NettyWriteResponseFilter answers(GatewayProperties settings, EdgeHeaders request, AnswerHeaders answer) {
        return new NettyWriteResponseFilter(settings.getStreamingMediaTypes(), only(request, answer));
    }

    private static ObjectProvider<List<HttpHeadersFilter>> only(HttpHeadersFilter... filters) {
        List<HttpHeadersFilter> list = List.of(filters);
        return new ObjectProvider<>() {
            @Override
            public List<HttpHeadersFilter> getObject() {
                return list;
            }
        };
    }

    @SuppressWarnings("unchecked") // an array of classes
    private static GatewayFilter retryOfReads(RetryGatewayFilterFactory factory) {
        RetryConfig config = new RetryConfig();
        config.setRetries(2);
        config.setMethods(HttpMethod.GET, HttpMethod.HEAD);
        // What the service answers, or does not in time, stands: only a connection that broke is tried again.
        config.setSeries();
        config.setExceptions(IOException.class);
        config.setBackoff(new BackoffConfig(Duration.ofMillis(30), Duration.ofMillis(200), 3, true));
        return factory.apply(config);
    }
}
