package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.ColumnChoice;
import io.klientela.platform.imports.mapping.Mapping;
import io.klientela.platform.imports.mapping.MappingFiles;
import io.klientela.platform.imports.mapping.MoreColumn;
import io.klientela.platform.imports.mapping.TargetFields;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The handlers of a service and the mappings that each ships. */
final class ImportCatalogue {
    private final Map<String, ImportHandler> handlers = new LinkedHashMap<>();
    private final Map<String, Map<String, Mapping>> mappings = new LinkedHashMap<>();

    /** Loads every mapping. @throws IllegalStateException where one is missing or declares nonsense */
    ImportCatalogue(Collection<ImportHandler> declared) {
        for (ImportHandler handler : declared) {
            ClassLoader classes = handler.getClass().getClassLoader();
            Map<String, Mapping> byName = new LinkedHashMap<>();
            handler.mappings().forEach(name -> byName.put(name, MappingFiles.load(classes, handler.resource(), name)));
            if (handlers.put(handler.resource(), handler) != null) {
                throw new IllegalStateException("Two import handlers for %s.".formatted(handler.resource()));
            }
            mappings.put(handler.resource(), byName);
        }
    }

    Set<String> resources() {
        return handlers.keySet();
    }

    Optional<ImportHandler> handler(String resource) {
        return Optional.ofNullable(handlers.get(resource));
    }

    /** As they are now: with the columns of what was defined since the start. */
    List<Mapping> mappings(String resource) {
        List<MoreColumn> more = columns(resource);
        return mappings.getOrDefault(resource, Map.of()).values().stream()
                .map(mapping -> mapping.plus(more))
                .toList();
    }

    private List<MoreColumn> columns(String resource) {
        return handler(resource).map(ImportHandler::columns).orElse(List.of());
    }

    Set<String> needs(String resource) {
        return handler(resource).map(ImportHandler::needs).orElse(Set.of());
    }

    TargetFields fields(String resource) {
        return new TargetFields(mappings.getOrDefault(resource, Map.of()).values(), needs(resource), columns(resource));
    }

    /** What a plan makes of columns; empty where its mapping does not exist. @throws IllegalArgumentException where its columns are none */
    Optional<Mapping> mapping(String resource, ImportPlan plan) {
        Map<String, ColumnChoice> columns = plan.columns();
        return columns == null
                ? mapping(resource, plan.mapping())
                : Optional.of(fields(resource).mapping(plan.mapping(), columns));
    }

    Optional<Mapping> mapping(String resource, String name) {
        return Optional.ofNullable(mappings.getOrDefault(resource, Map.of()).get(name))
                .map(mapping -> mapping.plus(columns(resource)));
    }
}
