package io.klientela.gateway.docs;

import io.klientela.gateway.Edge;
import io.klientela.gateway.services.Instances;
import io.klientela.gateway.services.Services;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks every service for its OpenAPI document and joins what it gets; an answer is good for a few seconds. */
@Component
class JoinedOpenApi {

    private static final Logger LOG = LoggerFactory.getLogger(JoinedOpenApi.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10); // the first call makes a service build it
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final WebClient client = WebClient.builder()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
            .build();
    private final JsonMapper json;
    private final Edge edge;
    private final Instances instances;
    private final Mono<String> joined;

    JoinedOpenApi(Services services, Instances instances, JsonMapper json, Edge edge) {
        this.json = json;
        this.edge = edge;
        this.instances = instances;
        this.joined = Flux.fromIterable(new TreeSet<>(services.services().keySet()))
                .flatMap(this::document)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(documents -> join(documents, services))
                .cache(KEPT);
    }

    /** The joined document. */
    Mono<String> document() {
        return joined;
    }

    private Mono<Map.Entry<String, ObjectNode>> document(String service) {
        return client.get()
                .uri(instances.inTurn(service).getFirst() + "/v3/api-docs")
                .retrieve()
                .bodyToMono(byte[].class)
                .timeout(PATIENCE)
                .map(bytes -> Map.entry(service, (ObjectNode) json.readTree(bytes)))
                .onErrorResume(failure -> {
                    LOG.info("No OpenAPI document of {}: {}", service, failure.toString());
                    return Mono.empty();
                });
    }

    private String join(Map<String, ObjectNode> documents, Services services) {
        OpenApiJoin join = new OpenApiJoin(json);
        services.services().keySet().stream().sorted().forEach(name -> {
            ObjectNode document = documents.get(name);
            if (document == null) {
                join.missing(name);
            } else {
                join.add(name, document);
            }
        });
        return json.writeValueAsString(join.document(edge.publicUrl().toString()));
    }
}
