package io.klientela.contacts.purpose;

import io.klientela.contacts.purpose.PurposeInput.Texts;
import io.klientela.events.contacts.LocalText;
import io.klientela.events.contacts.PurposeState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/purposes")
class PurposeController extends ResourceController<Purpose, PurposeState, PurposeInput> {
    private final PurposeUse use;

    PurposeController(Aggregates<Purpose, PurposeState> purposes, RecordsFactory with, PurposeUse use) {
        super(purposes, with, PurposeInput.class);
        this.use = use;
    }

    @Override
    protected Purpose create(String id, PurposeInput input, Stamp stamp) {
        return Purpose.create(id, input, stamp);
    }

    @Override
    protected PurposeInput inputOf(PurposeState state) {
        return new PurposeInput(
                state.name(),
                state.key(),
                new Texts(state.title().pl(), state.title().en()),
                state.legalBasis(),
                state.channels(),
                state.doubleOptIn(),
                state.active(),
                texts(Purpose.wordingOf(state)));
    }

    private static @Nullable Texts texts(@Nullable LocalText text) {
        return text == null ? null : new Texts(text.pl(), text.en());
    }

    @Override
    protected void edit(Purpose purpose, PurposeInput input, Stamp stamp) {
        purpose.edit(input, stamp);
    }

    @Override
    protected void delete(Purpose purpose, Stamp stamp) {
        purpose.delete(use);
    }
}
