package io.klientela.gateway.ui;

import java.util.Set;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.compression.GzipOption;

/** Compresses text of more than 2 kB, fast rather than small; event streams and what is compressed pass untouched. */
@Component
class Compression implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private static final int WORTH_IT = 2_048;
    private static final Set<String> TEXT = Set.of(
            "application/json",
            "application/problem+json",
            "text/html",
            "text/css",
            "text/csv",
            "text/plain",
            "text/javascript",
            "application/javascript",
            "image/svg+xml");

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.compress(Compression::pays)
                .compressOptions(GzipOption.builder().compressionLevel(1).build()));
    }

    private static boolean pays(HttpServerRequest request, HttpServerResponse response) {
        String type = response.responseHeaders().get("Content-Type");
        if (type == null || response.responseHeaders().contains("Content-Encoding")) {
            return false;
        }
        int parameters = type.indexOf(';');
        return TEXT.contains(
                        parameters < 0 ? type : type.substring(0, parameters).trim())
                && length(response) >= WORTH_IT;
    }

    private static long length(HttpServerResponse response) {
        String length = response.responseHeaders().get("Content-Length");
        return length == null ? Long.MAX_VALUE : Long.parseLong(length);
    }
}
