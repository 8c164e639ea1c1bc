package io.klientela.events.catalogue;

import io.klientela.events.EventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files in {@code docs/events}: what they are to say, and what they do say. */
final class Publication {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    /** Tests run in the module's folder. */
    private static final Path ROOT = Path.of("..", "docs", "events");

    private Publication() {}

    /** Every generated file with its content, by its path below {@code docs/events}. */
    static Map<String, String> generated() {
        Map<String, String> files = new TreeMap<>();
        EventTypes.all()
                .forEach(event -> files.put("schemas/" + EventTypes.nameOf(event) + ".json", text(Schemas.of(event))));
        files.put("asyncapi.json", text(AsyncApi.document()));
        files.put("README.md", Catalogue.page());
        return files;
    }

    static Optional<String> read(String path) {
        Path file = ROOT.resolve(path);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String path, String content) {
        Path file = ROOT.resolve(path);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the files in a folder, none where there is no such folder. */
    static Stream<String> list(String folder) {
        String[] names = ROOT.resolve(folder).toFile().list();
        return names == null ? Stream.empty() : Stream.of(names).sorted();
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    private static String text(JsonNode json) {
        return MAPPER.writeValueAsString(json).replace("\r\n", "\n") + "\n";
    }
}
