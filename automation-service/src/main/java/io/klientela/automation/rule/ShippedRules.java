package io.klientela.automation.rule;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import io.klientela.events.automation.ActionKind;
import io.klientela.events.automation.RuleAction;
import io.klientela.events.automation.RuleState;
import io.klientela.events.automation.RuleTrigger;
import io.klientela.events.automation.TriggerKind;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.start.StartupTask;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The rules that a newcomer sees work. Each is made once: one that was deleted or switched off stays so. */
final class ShippedRules implements StartupTask {
    static final String ASSIGN_LEADS = "01980000-0000-7000-8000-000000000001";
    static final String DEAL_WON = "01980000-0000-7000-8000-000000000002";
    static final String RESPONSE_DUE = "01980000-0000-7000-8000-000000000003";

    private static final Map<String, RuleInput> SHIPPED = Map.of(
            ASSIGN_LEADS,
            rule(
                    "Assign new leads in turn",
                    "A new lead without an owner goes to the sales representative whose turn it is.",
                    "klientela.contacts.lead.created.v1",
                    "record.ownerId == null && record.teamId == null",
                    action(ActionKind.ASSIGN, Map.of("roundRobin", true))),
            DEAL_WON,
            rule(
                    "Welcome new customers",
                    "When a deal is won, its owner gets a task and a notification, and its first contact a welcome"
                            + " mail.",
                    "klientela.sales.deal.won.v1",
                    "",
                    action(
                            ActionKind.CREATE_TASK,
                            Map.of(
                                    "subject",
                                    "Follow up: {{ record.name }}",
                                    "body",
                                    "The deal was won. Ask whether everything runs well, and what comes next.",
                                    "dueInDays",
                                    7,
                                    "owner",
                                    "owner")),
                    action(
                            ActionKind.NOTIFY,
                            Map.of(
                                    "to",
                                    "owner",
                                    "title",
                                    "Won: {{ record.name }}",
                                    "body",
                                    "{% if record.amount %}{{ record.amount.amount }} {{ record.amount.currency }}. {%"
                                            + " endif %}A follow-up task waits for you.")),
                    action(ActionKind.SEND_MAIL, Map.of("templateId", "shipped:welcome", "contact", "contact"))),
            RESPONSE_DUE,
            rule(
                    "Warn of first responses that are due",
                    "When a ticket waits for its first response and little time is left, the manager of its queue is"
                            + " told.",
                    "klientela.ticketing.ticket.response-due.v1",
                    "",
                    action(
                            ActionKind.NOTIFY,
                            Map.of(
                                    "to",
                                    "manager",
                                    "title",
                                    "First response due: #{{ record.number }} {{ record.name }}",
                                    "body",
                                    "It is due at {{ event.dueAt }}.{% if record.ownerName %} {{ record.ownerName }}"
                                            + " has it.{% else %} Nobody has it yet.{% endif %}"))));

    private final Aggregates<Rule, RuleState> rules;
    private final MongoCollection<Document> shipped;
    private final Stamps stamps;

    ShippedRules(Aggregates<Rule, RuleState> rules, MongoCollection<Document> shipped, Stamps stamps) {
        this.rules = rules;
        this.shipped = shipped;
        this.stamps = stamps;
    }

    /** The rule comes first: where it ends between the two, the rule is there and is not made again. */
    @Override
    public void run() {
        SHIPPED.forEach((id, input) -> {
            if (shipped.countDocuments(Filters.eq("_id", id)) > 0) {
                return;
            }
            try {
                rules.add(Rule.create(id, input, true, stamps.now()));
            } catch (DuplicateAggregate e) {
                // another instance was faster
            }
            shipped.updateOne(
                    Filters.eq("_id", id),
                    new Document("$setOnInsert", new Document("name", input.name())),
                    new UpdateOptions().upsert(true));
        });
    }

    private static RuleInput rule(
            String name, String description, String eventType, String condition, RuleAction... actions) {
        return new RuleInput(
                name,
                description,
                true,
                new RuleTrigger(TriggerKind.EVENT, eventType, null, null),
                condition,
                List.of(actions));
    }

    private static RuleAction action(ActionKind kind, Map<String, Object> settings) {
        return new RuleAction(kind, settings);
    }
}
