package io.klientela.reporting.model;

import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** What people are called now, which may differ from what they were called when their deals last changed. */
public final class Names {
    private final References references;

    Names(References references) {
        this.references = references;
    }

    /** The names of those users that are known, by id. */
    public Map<String, String> ofUsers(Collection<String> ids) {
        return references.findAll(ReferenceType.USER, ids).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().name()));
    }
}
