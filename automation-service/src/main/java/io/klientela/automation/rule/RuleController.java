package io.klientela.automation.rule;

import io.klientela.automation.event.EventKind.RecordField;
import io.klientela.automation.event.EventKinds;
import io.klientela.events.automation.RuleState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/rules")
class RuleController extends ResourceController<Rule, RuleState, RuleInput> {
    private final RuleCheck check;
    private final EventKinds kinds;
    private final Access access;

    RuleController(
            Aggregates<Rule, RuleState> rules, RecordsFactory with, RuleCheck check, EventKinds kinds, Access access) {
        super(rules, with, RuleInput.class);
        this.check = check;
        this.kinds = kinds;
        this.access = access;
    }

    /** @param fields of the record, which conditions reach as {@code record.<name>} */
    record EventDescription(String type, String meaning, String resource, List<RecordField> fields) {}

    @Operation(summary = "Every event that a rule can follow, with the fields of its record")
    @GetMapping("/event-types")
    List<EventDescription> eventTypes() {
        access.require("rule", "read");
        return kinds.all().stream()
                .map(kind -> new EventDescription(kind.type(), kind.meaning(), kind.resource(), kind.fields()))
                .toList();
    }

    @Override
    protected Rule create(String id, RuleInput input, Stamp stamp) {
        check.check(input);
        return Rule.create(id, input, false, stamp);
    }

    @Override
    protected RuleInput inputOf(RuleState state) {
        return new RuleInput(
                state.name(), state.description(), state.active(), state.trigger(), state.condition(), state.actions());
    }

    @Override
    protected void edit(Rule rule, RuleInput input, Stamp stamp) {
        check.check(input);
        rule.edit(input, stamp);
    }

    @Override
    protected void delete(Rule rule, Stamp stamp) {
        rule.delete();
    }
}
