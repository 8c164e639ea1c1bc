package io.klientela.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The services of the platform by name, in the order in which they start. */
final class Services {

    private static final List<String> NAMES =
            List.of("identity", "contacts", "sales", "reporting", "marketing", "ticketing", "automation");

    private Services() {}

    static Map<String, Class<?>> all() {
        var services = new LinkedHashMap<String, Class<?>>();
        for (var name : NAMES) {
            try {
                services.put(
                        name, Class.forName("io.klientela.%s.%sServiceApplication".formatted(name, capitalised(name))));
            } catch (ClassNotFoundException e) {
                System.err.println("Left out, because it is not on the class path: " + name);
            }
        }
        return services;
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
