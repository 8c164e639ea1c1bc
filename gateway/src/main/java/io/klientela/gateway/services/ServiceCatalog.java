package io.klientela.gateway.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells from a path alone which service answers it. */
@Component
public class ServiceCatalog {

    public static final String API = "/api/v1/";

    /** Below it is what strangers may open: forms, tracked links, a customer's own ticket. */
    public static final String PUBLIC = "/public/";

    private static final String SUFFIX = "-service";

    /** What every service has, with its name as the next segment. */
    private static final Set<String> BY_SERVICE = Set.of("operations", "audit");

    private final Set<String> names;
    private final Map<String, String> roots;
    private final Map<String, String> pages;
    private final Map<String, String> pagePrefixes = new HashMap<>();

    public ServiceCatalog(Services services) {
        names = Set.copyOf(services.services().keySet());
        roots = inverted(services.routes());
        pages = inverted(services.pages());
        pages.forEach((page, service) -> {
            if (page.endsWith("*")) {
                pagePrefixes.put(page.substring(0, page.length() - 1), service);
            }
        });
    }

    /** The name of the service, or null when none answers here. */
    public @Nullable String serviceOf(String path) {
        if (path.startsWith(PUBLIC)) {
            return named(segment(path, PUBLIC.length()));
        }
        if (!path.startsWith(API)) {
            return ownerOfPage(segment(path, 1));
        }
        String root = segment(path, API.length());
        return BY_SERVICE.contains(root) ? operated(segment(path, API.length() + root.length() + 1)) : roots.get(root);
    }

    private @Nullable String operated(String segment) {
        String name = segment.endsWith(SUFFIX) ? segment.substring(0, segment.length() - SUFFIX.length()) : segment;
        return named(name);
    }

    private @Nullable String named(String name) {
        return names.contains(name) ? name : null;
    }

    private @Nullable String ownerOfPage(String segment) {
        String exact = pages.get(segment);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, String> prefix : pagePrefixes.entrySet()) {
            if (segment.startsWith(prefix.getKey())) {
                return prefix.getValue();
            }
        }
        return null;
    }

    private static String segment(String path, int from) {
        if (from >= path.length()) {
            return "";
        }
        int end = path.indexOf('/', from);
        return end < 0 ? path.substring(from) : path.substring(from, end);
    }

    private static Map<String, String> inverted(Map<String, List<String>> byService) {
        Map<String, String> inverted = new HashMap<>();
        byService.forEach((service, keys) -> keys.forEach(key -> inverted.put(key, service)));
        return Map.copyOf(inverted);
    }
}
