package io.klientela.gateway.ui;

import io.klientela.gateway.services.ServiceCatalog;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** The web UI: its files, and its start page for every other address that a browser opens. */
@Configuration(proxyBeanMethods = false)
class WebUi {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl ASK_AGAIN = CacheControl.noCache();
    private static final String START_PAGE = "index.html";
    private static final String FRAME = "frame.html";

    private final Assets files = new Assets("META-INF/resources/web/");

    @Bean
    @Order(100)
    RouterFunction<ServerResponse> pages(ServiceCatalog catalog) {
        return RouterFunctions.route(request -> isPage(request, catalog), this::serve);
    }

    private static boolean isPage(ServerRequest request, ServiceCatalog catalog) {
        String path = request.path();
        return (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method()))
                && !path.startsWith("/api/")
                && !path.startsWith("/auth/")
                && !path.startsWith("/actuator")
                && catalog.serviceOf(path) == null;
    }

    private Mono<ServerResponse> serve(ServerRequest request) {
        String name = request.path().substring(1);
        boolean hashed = name.startsWith("assets/"); // the bundler puts a hash of the content into these names
        return files.serve(name, policy(name, request), hashed ? FOR_EVER : ASK_AGAIN, request)
                .switchIfEmpty(Mono.defer(() -> startPage(name, request)))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static String policy(String name, ServerRequest request) {
        if (!name.equals(FRAME)) {
            return ContentPolicy.WEB_UI;
        }
        return request.queryParam("images").isPresent() ? ContentPolicy.FRAME_WITH_IMAGES : ContentPolicy.FRAME;
    }

    private Mono<ServerResponse> startPage(String name, ServerRequest request) {
        boolean navigates =
                request.headers().header(HttpHeaders.ACCEPT).stream().anyMatch(types -> types.contains("text/html"));
        return name.isEmpty() || navigates
                ? files.serve(START_PAGE, ContentPolicy.WEB_UI, ASK_AGAIN, request)
                : Mono.empty();
    }
}
