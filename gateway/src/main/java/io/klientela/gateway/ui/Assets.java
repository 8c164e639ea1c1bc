package io.klientela.gateway.ui;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The files below one folder of the class path, kept in memory once they were asked for. */
public final class Assets {

    private final String folder;
    private final ConcurrentMap<String, Optional<Asset>> known = new ConcurrentHashMap<>();

    /** @param folder a class path folder that ends in a slash */
    public Assets(String folder) {
        this.folder = folder;
    }

    /**
     * Answers with the file, or with nothing when there is none of that name.
     *
     * @param policy what it may load and run, if it is a page
     */
    public Mono<ServerResponse> serve(String name, String policy, CacheControl caching, ServerRequest request) {
        Optional<Asset> kept = known.get(name);
        Mono<Optional<Asset>> asset = kept != null
                ? Mono.just(kept)
                : Mono.fromCallable(() -> find(name)).subscribeOn(Schedulers.boundedElastic());
        return asset.flatMap(Mono::justOrEmpty).flatMap(found -> answer(found, policy, caching, request));
    }

    private Optional<Asset> find(String name) {
        Resource resource = new ClassPathResource(folder + name);
        if (name.isEmpty() || name.endsWith("/") || !resource.isReadable()) {
            return Optional.empty(); // not kept: names that do not exist are without number
        }
        return known.computeIfAbsent(name, key -> Optional.of(Asset.read(resource)));
    }

    private Mono<ServerResponse> answer(Asset asset, String policy, CacheControl caching, ServerRequest request) {
        if (request.headers().header(HttpHeaders.IF_NONE_MATCH).contains(asset.etag())) {
            return ServerResponse.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(caching)
                    .header(HttpHeaders.ETAG, asset.etag())
                    .build();
        }
        ServerResponse.BodyBuilder response = ServerResponse.ok()
                .contentType(asset.type())
                .cacheControl(caching)
                .header(HttpHeaders.ETAG, asset.etag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (asset.type().isCompatibleWith(MediaType.TEXT_HTML)) {
            response.headers(headers -> ContentPolicy.apply(policy, headers));
        }
        boolean gzip = asset.shrinks() && acceptsGzip(request);
        if (gzip) {
            response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        byte[] body = gzip ? asset.gzip() : asset.plain();
        return response.contentLength(body.length).bodyValue(body);
    }

    private static boolean acceptsGzip(ServerRequest request) {
        return request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream().anyMatch(value -> value.contains("gzip"));
    }
}
