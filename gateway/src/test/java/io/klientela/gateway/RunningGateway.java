package io.klientela.gateway;

import io.klientela.embedded.FreePort;
import io.klientela.testing.TestInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real gateway on a free port. */
final class RunningGateway implements AutoCloseable {

    static final String SECRET = "known to the gateway and the provider";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ConfigurableApplicationContext context;
    private final int port = FreePort.any();

    /** @param services where each service is */
    RunningGateway(Map<String, URI> services, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--klientela.mongodb.uri=" + TestInfrastructure.mongoUri(),
                "--klientela.web-client.secret=" + SECRET));
        services.forEach((name, url) -> arguments.add("--klientela.services." + name + "=" + url));
        arguments.addAll(List.of(settings));
        if (arguments.stream().noneMatch(setting -> setting.startsWith("--klientela.issuer="))) {
            arguments.add("--klientela.issuer=" + issuer());
        }
        context = GatewayApplication.builder().run(arguments.toArray(String[]::new));
    }

    String issuer() {
        return "http://localhost:" + port;
    }

    URI at(String path) {
        return URI.create(issuer() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(30));
    }

    /** A request of an API client; the backends of these tests take any token. */
    HttpRequest.Builder api(String path) {
        return request(path).header("Authorization", "Bearer some-token");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
