package io.klientela.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a sign-in came from and how it was done.
 *
 * @param device browser and system in words, e.g. {@code Firefox, Windows}; never a whole user agent
 * @param method see {@link io.klientela.events.identity.SessionState}
 */
public record Origin(String device, String address, String method) {
    /** Of what a user agent names, the more special comes first: Edge says Chrome as well, and Chrome says Safari. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    public static Origin of(HttpServletRequest request, String method) {
        String agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        String device = browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
        return new Origin(device.isEmpty() ? "?" : device, request.getRemoteAddr(), method);
    }

    private static String first(List<Map.Entry<String, String>> names, String agent) {
        return names.stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
