package io.klientela.marketing.form;

import com.mongodb.client.model.Filters;
import io.klientela.events.marketing.FormState;
import io.klientela.marketing.shared.OwnedByUsers;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.links.PublicUrl;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/forms")
class FormController extends ResourceController<Form, FormState, FormInput> implements OwnedByUsers {
    private final Aggregates<Form, FormState> forms;
    private final Owners owners;
    private final References references;
    private final PublicUrl url;
    private final AskedConsents asked;
    private final Access access;
    private final Stamps stamps;

    FormController(
            Aggregates<Form, FormState> forms,
            RecordsFactory with,
            Owners owners,
            References references,
            PublicUrl url,
            AskedConsents asked) {
        super(forms, with, FormInput.class);
        this.forms = forms;
        this.owners = owners;
        this.references = references;
        this.url = url;
        this.asked = asked;
        this.access = with.access();
        this.stamps = with.stamps();
    }

    @Override
    protected Form create(String id, FormInput input, Stamp stamp) {
        asked.check(input);
        checkTeam(input);
        return Form.create(id, input, owners.ofNew(input.ownerId(), input.teamId()), stamp);
    }

    @Override
    protected FormInput inputOf(FormState state) {
        return Form.inputOf(state);
    }

    @Override
    protected void edit(Form form, FormInput input, Stamp stamp) {
        asked.check(input);
        checkTeam(input);
        form.edit(input, owners.ofChanged(Form.ownerOf(form.state()), input.ownerId(), input.teamId()), stamp);
    }

    private void checkTeam(FormInput input) {
        if (input.routeToTeamId() != null) {
            references.require(ReferenceType.TEAM, input.routeToTeamId(), "routeToTeamId");
        }
    }

    @Override
    protected void delete(Form form, Stamp stamp) {
        form.delete();
    }

    /** @param html a form to copy into a page. @param script a line that builds the form, and follows its changes */
    record Snippet(String html, String script) {}

    @Operation(summary = "What to put into a web page to have the form there")
    @GetMapping("/{id}/snippet")
    Snippet snippet(@PathVariable String id) {
        FormState form = forms.get(id).state();
        access.requireOn("form", "read", form);
        String address = url.at("/public/marketing/forms/" + id);
        return new Snippet(
                new FormMarkup(form, asked.boxes(form))
                        .form(address, java.util.Map.of(), java.util.Map.of(), java.util.Map.of()),
                "<div id=\"klientela-form-%s\"></div>%n<script src=\"%s/embed.js\" async></script>"
                        .formatted(id, address));
    }

    @Override
    public void userIsCalled(String userId, String name) {
        forms.changeAll(
                Filters.and(Filters.eq("state.ownerId", userId), Filters.ne("state.ownerName", name)),
                form -> form.edit(
                        Form.inputOf(form.state()), Form.ownerOf(form.state()).renamed(userId, name), stamps.now()));
    }
}
