package io.klientela.gateway.problem;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers whatever fails: a problem detail for programs, a plain page for a browser that navigates. */
@Component
@Order(-2) // before Boot's own handler
public class ProblemAnswers implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private final JsonMapper json;

    ProblemAnswers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return answer(exchange, asProblem(exchange, failure));
    }

    /** Writes the problem as the answer of this exchange. */
    public Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        boolean page = ErrorPage.suits(exchange.getRequest());
        byte[] body = page ? ErrorPage.of(exchange.getRequest(), problem) : body(exchange, problem);
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(problem.status());
        headers.setContentType(page ? ErrorPage.HTML : MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        headers.setCacheControl("no-store");
        if (problem.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private byte[] body(ServerWebExchange exchange, Problem problem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", problem.status().getReasonPhrase());
        body.put("status", problem.status().value());
        body.put("detail", problem.detail());
        body.put("instance", exchange.getRequest().getPath().value());
        return json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    private static Problem asProblem(ServerWebExchange exchange, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        String path = exchange.getRequest().getPath().value();
        if (failure instanceof ResponseStatusException known) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return Problem.of(
                    status,
                    status == HttpStatus.NOT_FOUND
                            ? "Nothing answers at " + path + "; /api/docs lists what the API offers."
                            : status.getReasonPhrase());
        }
        LOG.error("{} {} failed", exchange.getRequest().getMethod(), path, failure);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "The gateway failed; its log says why.");
    }
}
