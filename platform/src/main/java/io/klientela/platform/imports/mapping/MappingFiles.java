package io.klientela.platform.imports.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads mapping files; what they declare wrongly stops the start of the service that ships them. */
public final class MappingFiles {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private MappingFiles() {}

    /** The mapping {@code imports/<resource>/<name>.yml} of the class path. */
    public static Mapping load(ClassLoader classes, String resource, String name) {
        String path = "imports/%s/%s.yml".formatted(resource, name);
        try (InputStream file = classes.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("There is no %s on the class path.".formatted(path));
            }
            return parse(name, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IllegalStateException("%s is no valid mapping: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static Mapping parse(String name, InputStream file) {
        Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        return new Mapping(name, STRICT.convertValue(yaml, MappingSpec.class));
    }
}
