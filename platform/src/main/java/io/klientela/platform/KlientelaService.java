package io.klientela.platform;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** How every servlet service starts, alone in its process or beside the others in one. */
public final class KlientelaService {
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private KlientelaService() {}

    /** Runs the service alone in this process; before it ends, it gives the gateway time to turn to another instance. */
    public static void run(Class<?> application, String name, String[] args) {
        provideCarriers();
        builder(application, name)
                .properties("klientela.drain=${KLIENTELA_DRAIN:3s}")
                .run(args);
    }

    /**
     * A virtual thread that waits while a class is loaded keeps its carrier. With one carrier for each processor, two that wait for
     * a third, which has the lock and no carrier, stop a service on two processors for good; to be called before the first one.
     */
    public static void provideCarriers() {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(
                    CARRIERS, Integer.toString(Math.max(32, Runtime.getRuntime().availableProcessors())));
        }
    }

    /**
     * @param application the service's {@code @SpringBootApplication}
     * @param name e.g. {@code sales-service}; its settings are in {@code sales-service.yml}
     */
    public static SpringApplicationBuilder builder(Class<?> application, String name) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .properties(defaults(name));
    }

    private static Map<String, Object> defaults(String name) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("spring.config.name", name);
        defaults.put("spring.application.name", name);
        defaults.put("klientela.service", name.replace("-service", ""));
        defaults.put("spring.threads.virtual.enabled", "true");
        defaults.put("spring.jmx.enabled", "false");
        defaults.put("spring.cloud.gateway.server.webflux.enabled", "false");
        defaults.put("spring.jackson.deserialization.fail-on-unknown-properties", "true");
        defaults.put("spring.jackson.mapper.allow-coercion-of-scalars", "false");
        defaults.put("spring.jackson.default-property-inclusion", "non_null");
        defaults.put("spring.jackson.factory.constraints.read.max-nesting-depth", "64");
        defaults.put("server.max-http-request-header-size", "32KB");
        defaults.put("server.address", "${KLIENTELA_BIND:127.0.0.1}");
        // The gateway keeps its connections: Tomcat would close each after a hundred requests.
        defaults.put("server.tomcat.max-keep-alive-requests", "-1");
        defaults.put("server.shutdown", "graceful");
        defaults.put("server.forward-headers-strategy", "framework");
        defaults.put("spring.lifecycle.timeout-per-shutdown-phase", "15s");
        defaults.put("management.endpoints.web.exposure.include", "health,prometheus,info");
        defaults.put("management.endpoint.health.probes.enabled", "true");
        defaults.put(
                "management.endpoint.health.group.readiness.include", "readinessState,platform,permissions,revoked");
        defaults.put("management.endpoint.health.validate-group-membership", "false");
        defaults.put("management.health.mongodb.enabled", "false");
        defaults.put("management.health.mongo.enabled", "false");
        defaults.put("springdoc.api-docs.version", "openapi_3_1");
        defaults.put("springdoc.default-produces-media-type", "application/json");
        defaults.put("springdoc.swagger-ui.enabled", "false");
        return defaults;
    }
}
