package io.klientela.contacts.field;

import com.mongodb.client.model.Filters;
import io.klientela.events.contacts.CustomFieldKind;
import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Custom fields", description = "What an administrator adds to contacts and companies")
@RestController
@RequestMapping("/api/v1/custom-fields")
class CustomFieldController extends ResourceController<CustomField, CustomFieldState, CustomFieldInput> {
    private static final int MOST = 100;

    private final Aggregates<CustomField, CustomFieldState> aggregates;
    private final CustomFields known;
    private final FieldUse use;

    CustomFieldController(
            Aggregates<CustomField, CustomFieldState> aggregates,
            RecordsFactory with,
            CustomFields known,
            FieldUse use) {
        super(aggregates, with, CustomFieldInput.class);
        this.aggregates = aggregates;
        this.known = known;
        this.use = use;
    }

    @Override
    protected CustomField create(String id, CustomFieldInput input, Stamp stamp) {
        int number = known.of(input.resource()).size();
        if (number >= MOST) {
            throw Problem.unprocessable("A %s has at most %d custom fields.".formatted(input.resource(), MOST))
                    .field("resource", "has %d already".formatted(number));
        }
        if (input.kind() == CustomFieldKind.LINK && input.linkTo() == null) {
            throw Problem.unprocessable("Say what the field links to.").field("linkTo", "is missing");
        } else if (input.kind() != CustomFieldKind.LINK && input.linkTo() != null) {
            throw Problem.unprocessable("Only a link names other records.").field("linkTo", "belongs to a link");
        }
        return CustomField.create(id, input, key(input), number, stamp);
    }

    private String key(CustomFieldInput input) {
        String key = input.key();
        if (key == null) {
            return FieldKeys.field(input.name(), derived -> isTaken(input.resource(), derived));
        } else if (FieldKeys.RESERVED.contains(key)) {
            throw Problem.unprocessable("Filters keep the word %s for themselves.".formatted(key))
                    .field("key", "is a word of the filter language");
        } else if (isTaken(input.resource(), key)) {
            throw Problem.conflict("A %s has, or had, a field with the key %s.".formatted(input.resource(), key))
                    .field("key", "is taken");
        }
        return key;
    }

    /** Also by one that was deleted: what old events say under the key stays what it was. */
    private boolean isTaken(String resource, String key) {
        return aggregates.collection().countDocuments(Filters.eq("state.path", resource + "." + key)) > 0;
    }

    @Override
    protected CustomFieldInput inputOf(CustomFieldState state) {
        return CustomFieldInput.of(state);
    }

    @Override
    protected void edit(CustomField field, CustomFieldInput input, Stamp stamp) {
        field.edit(input, stamp);
    }

    @Override
    protected void delete(CustomField field, Stamp stamp) {
        use.requireNone(field.state());
        field.delete();
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(CustomField field, Stamp stamp) {
        field.revive();
    }
}
