package io.klientela.events.contacts;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that an administrator has added to the records of a resource. Its key and its kind never change; it can be
 * called otherwise at any time.
 *
 * @param name what people read
 * @param resource the records that have it, e.g. {@code contact}
 * @param key what its value is called in the records' {@code custom}
 * @param path the resource and the key, which no two fields share, e.g. {@code contact.seats}
 * @param help a sentence for those who fill it in
 * @param options of a choice or a multi-choice, also those that are not chosen any more
 * @param linkTo the kind of record that a link names, e.g. {@code company}
 * @param position among the fields of the resource, from 0
 * @param archived is not filled in any more; records keep what they have
 */
public record CustomFieldState(
        String id,
        String name,
        String resource,
        String key,
        String path,
        CustomFieldKind kind,
        @Nullable String help,
        @Nullable List<CustomFieldOption> options,
        @Nullable String linkTo,
        int position,
        boolean archived,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
