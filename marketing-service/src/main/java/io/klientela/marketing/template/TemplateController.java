package io.klientela.marketing.template;

import io.klientela.events.marketing.TemplateState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/templates")
class TemplateController extends ResourceController<Template, TemplateState, TemplateInput> {
    private final Owners owners;
    private final TemplateUse use;
    private final PersonValues values;

    TemplateController(
            Aggregates<Template, TemplateState> templates,
            RecordsFactory with,
            Owners owners,
            TemplateUse use,
            PersonValues values) {
        super(templates, with, TemplateInput.class);
        this.owners = owners;
        this.use = use;
        this.values = values;
    }

    @Override
    protected Template create(String id, TemplateInput input, Stamp stamp) {
        check(input);
        return Template.create(id, input, owners.ofNew(input.ownerId(), input.teamId()), stamp);
    }

    @Override
    protected TemplateInput inputOf(TemplateState state) {
        return Template.inputOf(state);
    }

    @Override
    protected void edit(Template template, TemplateInput input, Stamp stamp) {
        check(input);
        template.edit(
                input, owners.ofChanged(Template.ownerOf(template.state()), input.ownerId(), input.teamId()), stamp);
    }

    @Override
    protected void delete(Template template, Stamp stamp) {
        template.delete(use);
    }

    /** It is filled in once, so that what only fails then fails now. */
    private void check(TemplateInput input) {
        CompiledTemplate.of(input.content())
                .fill(values.of(PersonValues.example(), "https://example.com/", "https://example.com/"));
    }
}
