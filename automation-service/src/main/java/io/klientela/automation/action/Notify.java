package io.klientela.automation.action;

import io.klientela.automation.event.EventKind;
import io.klientela.automation.event.RecordPaths;
import io.klientela.automation.notification.Notice;
import io.klientela.automation.notification.Notifications;
import io.klientela.automation.people.Managers;
import io.klientela.automation.people.People;
import io.klientela.automation.people.Person;
import io.klientela.events.automation.ActionKind;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people in the app. */
@Component
class Notify implements Action {
    private static final String ROLE = "role:";

    private final People people;
    private final Managers managers;
    private final Notifications notifications;

    Notify(People people, Managers managers, Notifications notifications) {
        this.people = people;
        this.managers = managers;
        this.notifications = notifications;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.NOTIFY;
    }

    @Override
    public void check(Settings settings, @Nullable EventKind on) {
        settings.allow("to", "title", "body");
        String to = settings.required("to");
        settings.required("title");
        settings.requireTemplate("title");
        settings.requireTemplate("body");
        if (on == null && (to.equals("owner") || to.equals("manager"))) {
            throw settings.invalid("to", "a schedule has no record; name a user or a role");
        }
    }

    @Override
    public String plan(Step step) {
        return "tell %s \"%s\"".formatted(names(audience(step)), step.requireFilled("title"));
    }

    @Override
    public String perform(Step step) {
        List<Person> audience = audience(step);
        String link = step.what().isSchedule()
                ? null
                : RecordPaths.of(step.what().type(), step.what().recordId());
        Notice notice = new Notice(
                "rule",
                step.requireFilled("title"),
                step.filled("body"),
                link,
                step.resource().isEmpty() ? null : step.resource(),
                step.what().recordId());
        audience.forEach(person ->
                notifications.tell(person.id(), notice, step.key(), step.what().time()));
        return "told " + names(audience);
    }

    private static String names(List<Person> people) {
        return people.stream().map(Person::name).collect(Collectors.joining(", "));
    }

    private List<Person> audience(Step step) {
        String to = step.settings().required("to");
        List<Person> audience = switch (to) {
            case "owner" -> owner(step);
            case "manager" -> managers.of(step.what());
            default ->
                to.startsWith(ROLE)
                        ? people.withRole(to.substring(ROLE.length()))
                        : people.find(to).stream().toList();
        };
        if (audience.isEmpty()) {
            throw new StepSkipped("There is nobody to tell: no active user is \"%s\".".formatted(to));
        }
        return audience;
    }

    private List<Person> owner(Step step) {
        String owner = step.what().text("ownerId");
        return owner == null ? List.of() : people.find(owner).stream().toList();
    }
}
