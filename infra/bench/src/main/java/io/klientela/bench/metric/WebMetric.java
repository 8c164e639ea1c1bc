package io.klientela.bench.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How much script the UI's first page needs, as the gateway sends it to a browser. */
final class WebMetric implements Metric {
    private static final Pattern SCRIPTS = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.js)\"");

    @Override
    public List<Row> measure(Scene scene) {
        String page = new String(fetch(scene.platform().url().resolve("/"), false), StandardCharsets.UTF_8);
        double bytes = SCRIPTS.matcher(page)
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(found.indexOf('"') + 1, found.length() - 1))
                .distinct()
                .mapToInt(path -> fetch(scene.platform().url().resolve(path), true).length)
                .sum();
        return List.of(
                Row.alone("web", "scripts that the page names, compressed", "kB", Side.of(List.of(bytes / 1_000)))
                        .aiming(Goal.atMost(200)));
    }

    private static byte[] fetch(URI address, boolean compressed) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setRequestProperty("Accept-Encoding", compressed ? "gzip" : "identity");
            try (var body = connection.getInputStream()) {
                return body.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
