package io.klientela.contacts.lineage;

import io.klientela.contacts.lineage.ToldOrigin.ToldMerge;
import io.klientela.platform.audit.Via;
import io.klientela.platform.client.ApiSettings;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells where the values of a record come from to whoever asks: of fields that they see, with the names of people. */
@Component
class ToldOrigins {
    private static final String USER = "user:";
    private static final Set<String> OURS = Set.of("mergedInto", "merged", "ownerName", "parentName");

    private final Lineages lineages;
    private final References references;
    private final Access access;
    private final String services;

    ToldOrigins(Lineages lineages, References references, Access access, ApiSettings settings) {
        this.lineages = lineages;
        this.references = references;
        this.access = access;
        this.services = "client:" + settings.serviceClient().id();
    }

    List<ToldOrigin> of(String resource, String id) {
        Set<String> hidden = access.hidden(resource);
        Map<String, Map<String, Origin>> origins =
                Objects.requireNonNull(lineages.of(List.of(id)).get(id)).origins();
        Map<String, Reference> people = people(origins.values());
        List<ToldOrigin> told = new ArrayList<>();
        origins.forEach((field, values) -> {
            if (!hidden.contains(field) && !OURS.contains(field)) {
                values.forEach((value, origin) -> told.add(told(field, value, origin, people)));
            }
        });
        return told;
    }

    private ToldOrigin told(String field, String value, Origin origin, Map<String, Reference> people) {
        Source source = origin.source();
        How how = source.how(services);
        Via via = source.via();
        return new ToldOrigin(
                field,
                value.isEmpty() ? null : value,
                source.at(),
                source.actor(),
                name(source, people),
                how,
                via != null ? via.name() : how == How.RULE ? source.reason() : null,
                via == null ? null : via.id(),
                merge(origin, people));
    }

    private static @Nullable ToldMerge merge(Origin origin, Map<String, Reference> people) {
        Source merge = origin.merge();
        String mergedId = origin.mergedId();
        return merge == null || mergedId == null
                ? null
                : new ToldMerge(mergedId, merge.at(), merge.actor(), name(merge, people));
    }

    private Map<String, Reference> people(Collection<Map<String, Origin>> origins) {
        List<String> ids = origins.stream()
                .flatMap(values -> values.values().stream())
                .flatMap(origin -> Stream.of(Optional.of(origin.source()), Optional.ofNullable(origin.merge())))
                .flatMap(Optional::stream)
                .map(Source::actor)
                .filter(actor -> actor.startsWith(USER))
                .map(actor -> actor.substring(USER.length()))
                .distinct()
                .collect(Collectors.toList());
        return references.findAll(ReferenceType.USER, ids);
    }

    /** As they are called now, else as they were called then. */
    private static @Nullable String name(Source source, Map<String, Reference> people) {
        if (!source.actor().startsWith(USER)) {
            return source.actor().startsWith("client:") ? source.actor().substring("client:".length()) : null;
        }
        Reference person = people.get(source.actor().substring(USER.length()));
        return person == null ? source.actorName() : person.name();
    }
}
