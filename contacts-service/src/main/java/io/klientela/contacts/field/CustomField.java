package io.klientela.contacts.field;

import io.klientela.events.FieldChange;
import io.klientela.events.Topics;
import io.klientela.events.contacts.CustomFieldEvent;
import io.klientela.events.contacts.CustomFieldOption;
import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A field that an administrator has added to the records of a resource. */
final class CustomField extends Aggregate<CustomFieldState> {
    static final AggregateType<CustomField, CustomFieldState> TYPE = AggregateType.of(
                    "custom-field", "custom-fields", Topics.CUSTOM_FIELDS, CustomFieldState.class, CustomField::new)
            .indexed("name", "resource", "position")
            .uniquely("path");

    private CustomField(CustomFieldState state, long version) {
        super(state, version);
    }

    private CustomField(String id) {
        super(id);
    }

    /** @param key of its own. @param position where none was asked for */
    static CustomField create(String id, CustomFieldInput input, String key, int position, Stamp stamp) {
        CustomField field = new CustomField(id);
        field.record(new CustomFieldEvent.Created(new CustomFieldState(
                id,
                input.name(),
                input.resource(),
                key,
                input.resource() + "." + key,
                input.kind(),
                input.help(),
                Options.of(input, List.of()),
                input.linkTo(),
                Objects.requireNonNullElse(input.position(), position),
                input.isArchived(),
                stamp.at(),
                stamp.by(),
                stamp.at())));
        return field;
    }

    /** @throws Problem 422 for what a field keeps as it was made */
    void edit(CustomFieldInput input, Stamp stamp) {
        CustomFieldState now = state();
        requireSame("resource", now.resource(), input.resource());
        requireSame("key", now.key(), input.key());
        requireSame("kind", now.kind(), input.kind());
        requireSame("linkTo", now.linkTo(), input.linkTo());
        CustomFieldState next = new CustomFieldState(
                id(),
                input.name(),
                now.resource(),
                now.key(),
                now.path(),
                now.kind(),
                input.help(),
                Options.of(input, Objects.requireNonNullElse(now.options(), List.<CustomFieldOption>of())),
                now.linkTo(),
                Objects.requireNonNullElse(input.position(), now.position()),
                input.isArchived(),
                now.createdAt(),
                now.createdBy(),
                stamp.at());
        Map<String, FieldChange> changes = Json.changes(now, next);
        if (!changes.isEmpty()) {
            record(new CustomFieldEvent.Updated(next, changes));
        }
    }

    private static void requireSame(String field, @Nullable Object was, @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            throw Problem.unprocessable("A field keeps its %s. Archive it, and make another one.".formatted(field))
                    .field(field, "cannot be changed");
        }
    }

    void delete() {
        recordDeletion(new CustomFieldEvent.Deleted(state()));
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new CustomFieldEvent.Updated(state(), Map.of()));
    }
}
