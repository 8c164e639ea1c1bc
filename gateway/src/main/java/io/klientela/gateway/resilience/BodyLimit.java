package io.klientela.gateway.resilience;

import io.klientela.gateway.problem.Problem;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses bodies that are too large: at once when their length is announced, else when they turn out to be. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class BodyLimit implements WebFilter {

    private final Limits limits;

    BodyLimit(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        DataSize limit = limitOf(request);
        long length = request.getHeaders().getContentLength();
        if (length > limit.toBytes()) {
            return Mono.error(tooLarge(limit));
        }
        // An announced length is enforced by the HTTP codec; only a stream needs counting.
        return request.getHeaders().containsHeader("Transfer-Encoding")
                ? chain.filter(
                        exchange.mutate().request(new Counted(request, limit)).build())
                : chain.filter(exchange);
    }

    private DataSize limitOf(ServerHttpRequest request) {
        String type = request.getHeaders().getFirst("Content-Type");
        return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE) ? limits.upload() : limits.body();
    }

    private static Problem tooLarge(DataSize limit) {
        String size = limit.toMegabytes() > 0 ? limit.toMegabytes() + " MB" : limit.toBytes() + " bytes";
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body may have " + size + " at most. Send it in parts, or as a file to an import.");
    }

    private static final class Counted extends ServerHttpRequestDecorator {
        private final DataSize limit;

        Counted(ServerHttpRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong seen = new AtomicLong();
            return super.getBody().map(part -> {
                if (seen.addAndGet(part.readableByteCount()) > limit.toBytes()) {
                    DataBufferUtils.release(part);
                    throw tooLarge(limit);
                }
                return part;
            });
        }
    }
}
