package io.klientela.gateway.services;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are and which paths are theirs.
 *
 * @param services service name → base URLs of its instances
 * @param routes service name → its resource roots below {@code /api/v1/}
 * @param pages service name → first segments of its paths outside the API; a trailing {@code *} matches any ending
 */
@ConfigurationProperties("klientela")
public record Services(
        Map<String, List<URI>> services, Map<String, List<String>> routes, Map<String, List<String>> pages) {

    /** The base URLs of the service's instances. */
    public List<URI> urls(String service) {
        List<URI> urls = services.get(service);
        if (urls == null || urls.isEmpty()) {
            throw new IllegalStateException("Set klientela.services." + service + " to the URL of that service.");
        }
        return urls;
    }

    /** The base URL of the service's first instance. */
    public URI url(String service) {
        return urls(service).getFirst();
    }
}
