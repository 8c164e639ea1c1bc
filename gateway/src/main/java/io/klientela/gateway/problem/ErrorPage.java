package io.klientela.gateway.problem;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.HtmlUtils;

/** A page without scripts or styles of its own, for a person whose navigation failed at the edge. */
final class ErrorPage {

    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private ErrorPage() {}

    static boolean suits(ServerHttpRequest request) {
        String accept = request.getHeaders().getFirst("Accept");
        return HttpMethod.GET.equals(request.getMethod())
                && accept != null
                && accept.contains("text/html")
                && !request.getPath().value().startsWith("/api/v1/");
    }

    static byte[] of(ServerHttpRequest request, Problem problem) {
        boolean polish = String.valueOf(request.getHeaders().getFirst("Accept-Language"))
                .toLowerCase(Locale.ROOT)
                .startsWith("pl");
        return """
                <!doctype html><html lang="%s"><head><meta charset="utf-8"><title>Klientela</title></head>
                <body><h1>%s</h1><p>%s</p><p><a href="/">%s</a></p></body></html>
                """.formatted(
                        polish ? "pl" : "en",
                        polish ? "To się nie udało" : "That did not work",
                        HtmlUtils.htmlEscape(problem.detail()),
                        polish ? "Wróć do Klienteli" : "Back to Klientela")
                .getBytes(StandardCharsets.UTF_8);
    }
}
