package io.klientela.automation.people;

import io.klientela.automation.event.Occurrence;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells who is responsible for a record beside its owner. */
@Component
public class Managers {
    private static final String ADMIN = "admin";

    private final People people;
    private final Queues queues;

    Managers(People people, Queues queues) {
        this.people = people;
        this.queues = queues;
    }

    /**
     * Of a ticket the manager of its queue; else those with a manager's role in the record's team, else all with that
     * role, else the administrators.
     */
    public List<Person> of(Occurrence what) {
        String queue = what.text("queueId");
        Optional<Person> manager =
                Optional.ofNullable(queue).flatMap(queues::managerOf).flatMap(people::find);
        if (manager.isPresent()) {
            return List.of(manager.get());
        }
        List<Person> managers = people.withRole(queue != null ? "support-manager" : "sales-manager");
        String team = what.text("teamId");
        List<Person> ofTeam = managers.stream()
                .filter(person -> team != null && person.teamIds().contains(team))
                .toList();
        if (!ofTeam.isEmpty()) {
            return ofTeam;
        }
        return managers.isEmpty() ? people.withRole(ADMIN) : managers;
    }

    public List<Person> administrators() {
        return people.withRole(ADMIN);
    }
}
