package io.klientela.chaos;

import io.klientela.chaos.Operations.Operation;
import io.klientela.processes.Api;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** 16 writers add to one field of one record, each through one of two instances: each addition is there in the end. */
final class LostUpdate implements Item {
    private static final int WRITERS = 16;
    private static final Set<String> CHANGES = Set.of("PATCH", "PUT", "DELETE");
    /** What no schema tells to be there. */
    private static final Map<String, String> BODIES = Map.of(
            "PUT /api/v1/api-clients/{id}",
            "{\"name\":\"Sample\",\"roles\":[\"admin\"]}",
            "POST /api/v1/activities/{id}/occurrences",
            "{\"occurrence\":\"2026-05-01T10:00:00Z\"}");

    /** Whether somebody may sign in is said without a look at what else is known of them. */
    private static final Pattern NOT_NEEDED = Pattern.compile("POST /api/v1/users/\\{id}/.*");

    @Override
    public String name() {
        return "7 races";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        int additions = scale.of(8, 60);
        // A counter for each writer: a0b0c0…
        String name = IntStream.range(0, WRITERS)
                .mapToObj(writer -> Character.toString('a' + writer) + 0)
                .collect(Collectors.joining());
        String path = "/api/v1/contacts/"
                + platform.api()
                        .post("/api/v1/contacts", "{\"lastName\":\"%s\"}".formatted(name))
                        .get("id")
                        .asString();
        AtomicInteger refused = new AtomicInteger();
        List<Api> instances = List.of(
                platform.processes().api("contacts"), platform.processes().api("contacts-2"));
        String token = platform.api().token();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String letter = Character.toString('a' + writer);
                Api api = instances.get(writer % 2);
                all.add(threads.submit(() -> {
                    for (int i = 0; i < additions; i++) {
                        add(api, token, path, letter, refused);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        JsonNode contact = platform.api().get(path);
        int lost = WRITERS * additions
                - Arrays.stream(contact.get("lastName").asString().split("\\D+"))
                        .filter(count -> !count.isEmpty())
                        .mapToInt(Integer::parseInt)
                        .sum();
        figures.tell("additions", WRITERS * additions);
        figures.tell("refused as stale", refused.get());
        figures.exactly("lost", lost, 0);
        figures.exactly("versions", contact.get("version").asLong(), 1L + (long) WRITERS * additions);
        withoutIfMatch(platform.api(), figures);
    }

    private static void add(Api api, String token, String path, String letter, AtomicInteger refused) {
        while (true) {
            HttpResponse<String> seen = api.sendAs(token, "GET", path, null);
            String name = Api.JSON.readTree(seen.body()).get("lastName").asString();
            String tag = seen.headers().firstValue("ETag").orElseThrow();
            String more = Pattern.compile(letter + "(\\d+)")
                    .matcher(name)
                    .replaceFirst(count -> letter + (Integer.parseInt(count.group(1)) + 1));
            HttpResponse<String> answer =
                    api.sendAs(token, "PATCH", path, "{\"lastName\":\"%s\"}".formatted(more), "If-Match", tag);
            if (answer.statusCode() == 200) {
                return;
            }
            if (answer.statusCode() != 412) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            refused.incrementAndGet();
        }
    }

    /** Every change of a record that is there has to say which version it changes, whatever kind of change it is. */
    private static void withoutIfMatch(Api api, Figures figures) {
        Samples.of(api);
        int asked = 0;
        List<String> others = new ArrayList<>();
        for (Operation operation : Operations.of(api)) {
            int id = operation.path().indexOf('{');
            boolean changes = CHANGES.contains(operation.method())
                    && operation.path().indexOf('}') == operation.path().length() - 1;
            if (id < 0
                    || !(changes || operation.ifMatch())
                    || NOT_NEEDED.matcher(operation.name()).matches()) {
                continue;
            }
            String root = operation.path().substring(0, id - 1);
            JsonNode first = firstOf(api, root);
            if (!first.has("version")) {
                continue;
            }
            asked++;
            String path =
                    operation.path().replaceFirst("\\{[^}]+}", first.get("id").asString());
            HttpResponse<String> answer = withoutIfMatch(api, operation, path, "{}");
            if (answer.statusCode() == 400 || answer.statusCode() == 422) {
                String body =
                        BODIES.getOrDefault(operation.name(), operation.body().toString());
                answer = withoutIfMatch(api, operation, path, body);
            }
            if (answer.statusCode() != 428) {
                others.add("%s %d %s".formatted(operation.name(), answer.statusCode(), answer.body()));
            }
        }
        figures.atLeast("operations asked without If-Match", asked, 15);
        figures.exactly("of them not 428", others, List.of());
    }

    private static HttpResponse<String> withoutIfMatch(Api api, Operation operation, String path, String body) {
        return Api.exchange(HttpRequest.newBuilder(URI.create(api.url() + path))
                .header("Authorization", "Bearer " + api.token())
                .header("Content-Type", operation.multipart() ? "multipart/form-data; boundary=-" : "application/json")
                .method(
                        operation.method(),
                        operation.multipart() ? BodyPublishers.ofByteArray(aPicture()) : BodyPublishers.ofString(body))
                .build());
    }

    private static byte[] aPicture() {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        try {
            form.writeBytes("---\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", form);
            form.writeBytes("\r\n-----\r\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return form.toByteArray();
    }

    private static JsonNode firstOf(Api api, String root) {
        HttpResponse<String> list = api.send("GET", root + "?limit=1", null);
        return list.statusCode() == 200
                ? Api.JSON.readTree(list.body()).path("items").path(0)
                : Api.JSON.missingNode();
    }
}
