package io.klientela.gateway.docs;

import io.klientela.gateway.ui.Assets;
import io.klientela.gateway.ui.ContentPolicy;
import java.net.URI;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** {@code /api/docs}: an explorer for people; {@code /api/docs/openapi.json}: the joined document for programs. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

    private static final String ROOT = "/api/docs";
    private static final CacheControl A_DAY = CacheControl.maxAge(Duration.ofDays(1));

    private final Assets own = new Assets("io/klientela/gateway/docs/");

    @Bean
    @Order(10)
    RouterFunction<ServerResponse> apiDocs(JoinedOpenApi openApi, SwaggerUi swagger) {
        return RouterFunctions.route()
                .GET(
                        ROOT + "/openapi.json",
                        request -> openApi.document()
                                .flatMap(document -> ServerResponse.ok()
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .cacheControl(CacheControl.noCache())
                                        .bodyValue(document)))
                // The explorer's links are relative to this folder.
                .GET(
                        ROOT,
                        request -> request.path().equals(ROOT)
                                ? ServerResponse.permanentRedirect(URI.create(ROOT + "/"))
                                        .build()
                                : own.serve("index.html", ContentPolicy.PAGE, CacheControl.noCache(), request))
                .GET(
                        ROOT + "/",
                        request -> own.serve("index.html", ContentPolicy.PAGE, CacheControl.noCache(), request))
                .GET(ROOT + "/{file}", request -> file(request, swagger))
                .build();
    }

    private Mono<ServerResponse> file(ServerRequest request, SwaggerUi swagger) {
        String name = request.pathVariable("file");
        return own.serve(name, ContentPolicy.PAGE, A_DAY, request)
                .switchIfEmpty(Mono.defer(() -> swagger.files().serve(name, ContentPolicy.PAGE, A_DAY, request)))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
