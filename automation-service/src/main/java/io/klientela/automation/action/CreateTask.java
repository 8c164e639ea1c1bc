package io.klientela.automation.action;

import io.klientela.automation.event.EventKind;
import io.klientela.events.automation.ActionKind;
import io.klientela.platform.client.ApiClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives somebody a task about the record. */
@Component
class CreateTask implements Action {
    private static final int MOST_DAYS = 365;
    private static final int LONGEST_SUBJECT = 200;

    private final ApiClient api;

    CreateTask(ApiClient api) {
        this.api = api;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.CREATE_TASK;
    }

    @Override
    public void check(Settings settings, @Nullable EventKind on) {
        settings.allow("subject", "body", "dueInDays", "owner");
        settings.required("subject");
        settings.requireTemplate("subject");
        settings.requireTemplate("body");
        settings.number("dueInDays", 0, MOST_DAYS);
        if (on == null && settings.required("owner").equals("owner")) {
            throw settings.invalid("owner", "a schedule has no record and no owner; name a user");
        }
    }

    @Override
    public String plan(Step step) {
        return "create the task \"%s\" for %s".formatted(subject(step), owner(step));
    }

    @Override
    public String perform(Step step) {
        Map<String, Object> task = new HashMap<>();
        task.put("kind", "task");
        task.put("name", subject(step));
        put(task, "body", step.filled("body"));
        Integer days = step.settings().number("dueInDays", 0, MOST_DAYS);
        if (days != null) {
            task.put("dueAt", step.what().time().plus(Duration.ofDays(days)).toString());
        }
        task.put("ownerId", owner(step));
        put(task, "contactId", step.contactId());
        switch (step.resource()) {
            case "company" -> put(task, "companyId", step.what().recordId());
            case "deal" -> {
                put(task, "dealId", step.what().recordId());
                put(task, "companyId", step.what().text("companyId"));
            }
            default -> put(task, "companyId", step.what().text("companyId"));
        }
        api.post("/activities", task, step.key());
        return "created the task \"%s\"".formatted(task.get("name"));
    }

    private static void put(Map<String, Object> task, String name, @Nullable String value) {
        if (value != null) {
            task.put(name, value);
        }
    }

    private static String subject(Step step) {
        String subject = step.requireFilled("subject");
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT);
    }

    private static String owner(Step step) {
        String wanted = step.settings().text("owner");
        if (wanted != null && !wanted.equals("owner")) {
            return wanted;
        }
        String owner = step.what().text("ownerId");
        if (owner == null) {
            throw new StepSkipped("The record has no owner who could do it.");
        }
        return owner;
    }
}
