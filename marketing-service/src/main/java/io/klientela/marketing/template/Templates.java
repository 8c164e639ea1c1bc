package io.klientela.marketing.template;

import com.mongodb.client.model.Filters;
import io.klientela.events.marketing.TemplateState;
import io.klientela.marketing.shared.OwnedByUsers;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The templates as campaigns see them. */
@Component
public class Templates implements OwnedByUsers {
    private final Aggregates<Template, TemplateState> templates;
    private final Stamps stamps;
    private final Access access;

    Templates(Aggregates<Template, TemplateState> templates, Stamps stamps, Access access) {
        this.access = access;
        this.templates = templates;
        this.stamps = stamps;
    }

    /** @throws Problem 422 that names the field where there is none */
    public TemplateState require(String id, String field) {
        return find(id).orElseThrow(() -> Problem.unprocessable("There is no template with the id %s.".formatted(id))
                .field(field, "no such template"));
    }

    public Optional<TemplateState> find(String id) {
        return templates.find(id).map(Template::state).filter(template -> access.mayRefer("template", template));
    }

    @Override
    public void userIsCalled(String userId, String name) {
        templates.changeAll(
                Filters.and(Filters.eq("state.ownerId", userId), Filters.ne("state.ownerName", name)),
                template -> template.edit(
                        Template.inputOf(template.state()),
                        Template.ownerOf(template.state()).renamed(userId, name),
                        stamps.now()));
    }
}
