package io.klientela.marketing.form;

import io.klientela.events.Topics;
import io.klientela.events.marketing.FieldKind;
import io.klientela.events.marketing.FormConsent;
import io.klientela.events.marketing.FormEvent;
import io.klientela.events.marketing.FormField;
import io.klientela.events.marketing.FormState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.pages.Language;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A form through which leads come in. It always asks for a way to answer, and never twice for the same. */
final class Form extends Aggregate<FormState> {
    static final AggregateType<Form, FormState> TYPE = AggregateType.of(
                    "form", "forms", Topics.FORMS, FormState.class, Form::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.title()))
            .indexed("name", "createdAt", "updatedAt", "ownerId", "teamId");

    private static final Set<String> WAYS_TO_ANSWER = Set.of("email", "phone");

    private Form(String id) {
        super(id);
    }

    Form(FormState state, long version) {
        super(state, version);
    }

    static Form create(String id, FormInput input, Owner owner, Stamp stamp) {
        Form form = new Form(id);
        form.record(new FormEvent.Created(state(id, input, true, owner, stamp.at(), stamp.by(), stamp)));
        return form;
    }

    void edit(FormInput input, Owner owner, Stamp stamp) {
        FormState before = state();
        FormState after = state(id(), input, before.active(), owner, before.createdAt(), before.createdBy(), stamp);
        var changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new FormEvent.Updated(after, changes));
        }
    }

    void delete() {
        recordDeletion(new FormEvent.Deleted(state()));
    }

    static Owner ownerOf(FormState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    static FormInput inputOf(FormState state) {
        return new FormInput(
                state.name(),
                state.active(),
                state.title(),
                state.fields().stream()
                        .map(field -> new FormInput.Field(
                                field.key(), field.label(), field.kind(), field.required(), field.choices()))
                        .toList(),
                state.submitLabel(),
                state.thankYou(),
                state.redirectUrl(),
                state.language(),
                state.tags(),
                state.routeToTeamId(),
                state.ownerId(),
                state.teamId(),
                state.consents() == null
                        ? null
                        : state.consents().stream()
                                .map(consent -> new FormInput.Consent(consent.purpose(), consent.channels()))
                                .toList());
    }

    private static FormState state(
            String id,
            FormInput input,
            boolean activeByDefault,
            Owner owner,
            Instant createdAt,
            String createdBy,
            Stamp stamp) {
        Language language = Language.of(input.language(), null);
        String submitLabel = input.submitLabel();
        String thankYou = input.thankYou();
        return new FormState(
                id,
                input.name().strip(),
                input.active() == null ? activeByDefault : input.active(),
                input.title(),
                fields(input),
                submitLabel == null ? language.say("Wyślij", "Send") : submitLabel,
                thankYou == null
                        ? language.say("Dziękujemy, odezwiemy się wkrótce.", "Thank you, we will be in touch soon.")
                        : thankYou,
                input.redirectUrl(),
                input.language(),
                input.tags() == null ? List.of() : input.tags(),
                input.routeToTeamId(),
                owner.id(),
                owner.name(),
                owner.teamId(),
                createdAt,
                createdBy,
                stamp.at(),
                consents(input));
    }

    private static @Nullable List<FormConsent> consents(FormInput input) {
        List<FormInput.Consent> asked = input.consents();
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        Set<String> purposes = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            if (!purposes.add(asked.get(i).purpose())) {
                throw Problem.unprocessable("A form asks for the same only once.")
                        .field("consents[%d].purpose".formatted(i), "is there already");
            }
        }
        return asked.stream()
                .map(consent -> new FormConsent(consent.purpose(), consent.named()))
                .toList();
    }

    private static List<FormField> fields(FormInput input) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < input.fields().size(); i++) {
            FormInput.Field field = input.fields().get(i);
            String place = "fields[%d]".formatted(i);
            if (!keys.add(field.key())) {
                throw Problem.unprocessable("A form asks for the same only once.")
                        .field(place + ".key", "is there already");
            } else if (field.key().equals(PublicForm.HONEYPOT)) {
                throw Problem.unprocessable(
                                "The field \"website\" is there to catch machines; call yours something else.")
                        .field(place + ".key", "is taken");
            } else if (field.kind() == FieldKind.CHOICE
                    && (field.choices() == null || field.choices().isEmpty())) {
                throw Problem.unprocessable("Say what may be chosen.").field(place + ".choices", "is empty");
            }
        }
        if (keys.stream().noneMatch(WAYS_TO_ANSWER::contains)) {
            throw Problem.unprocessable("Nobody could be answered: ask for email or phone.")
                    .field("fields", "has neither email nor phone");
        }
        return input.fields().stream()
                .map(field -> new FormField(
                        field.key(),
                        field.label().strip(),
                        field.kind(),
                        field.required(),
                        field.choices() == null ? List.of() : field.choices()))
                .toList();
    }
}
