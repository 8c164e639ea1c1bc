package io.klientela.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Lets each department do a year's work on what was loaded. Whatever is done already is left as it is. */
final class Departments {
    private final List<Department> all;

    /** One department's work. */
    interface Department {

        /** What it is called in messages. */
        String name();

        /** Does what is not done yet. @return what there is now, in words */
        String work(Path folder);
    }

    private final Terminal terminal;

    Departments(Api api, Terminal terminal) {
        this.all = List.of(
                new LeadWork(api),
                new TicketWork(api, Instant.now()),
                new RatingWork(api, Instant.now()),
                new ConsentWork(api),
                new CampaignWork(api),
                new RuleWork(api));
        this.terminal = terminal;
    }

    /** Where a service is away its department is left out, and the others work. */
    void work(Path folder) {
        for (Department department : all) {
            terminal.say("%-20s → %s".formatted(department.name(), outcome(department, folder)));
        }
    }

    private static String outcome(Department department, Path folder) {
        try {
            return department.work(folder);
        } catch (Failure e) {
            return "left out. %s Run it again to go on.".formatted(e.sentence());
        }
    }
}
