package io.klientela.platform.custom;

import io.klientela.events.FieldValue.RecordLink;
import java.util.Optional;
import java.util.Set;

/** The records that links may name; a bean of a service whose records have fields of that kind. */
public interface LinkTargets {

    /** The kinds of records, e.g. {@code company}. */
    Set<String> kinds();

    /**
     * The record, where there is one that the current actor may refer to.
     *
     * @param idOrName an id, or as files have it a name that only one record has
     */
    Optional<RecordLink> find(String kind, String idOrName);
}
