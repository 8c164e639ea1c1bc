package io.klientela.gateway.services;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are and which paths are theirs.
 *
 * @param services service name → base URL
 * @param routes service name → its resource roots below {@code /api/v1/}
 * @param pages service name → first segments of its paths outside the API; a trailing {@code *} matches any ending
 */
@ConfigurationProperties("klientela")
public record Services(Map<String, URI> services, Map<String, List<String>> routes, Map<String, List<String>> pages) {

    /** The service's base URL. */
    public URI url(String service) {
        URI url = services.get(service);
        if (url == null) {
            throw new IllegalStateException("Set klientela.services." + service + " to the URL of that service.");
        }
        return url;
    }
}
