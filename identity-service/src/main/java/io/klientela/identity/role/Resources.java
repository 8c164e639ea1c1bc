package io.klientela.identity.role;

import io.klientela.events.State;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ConsentState;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.LeadState;
import io.klientela.events.contacts.PurposeState;
import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.FormState;
import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.SegmentState;
import io.klientela.events.marketing.SubmissionState;
import io.klientela.events.marketing.SuppressionState;
import io.klientela.events.marketing.TemplateState;
import io.klientela.events.sales.DealState;
import io.klientela.events.sales.PipelineState;
import io.klientela.events.sales.ProductState;
import io.klientela.events.ticketing.AnswerState;
import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.security.Access;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that roles can give: the rows of the matrix, what can be done to each, and its fields. */
final class Resources {
    static final String ANY = "*";

    private static final List<String> CHANGING = List.of("read", "create", "update", "delete");
    private static final List<String> READING = List.of("read");
    private static final List<String> MOVING = List.of("import", "export");
    private static final List<String> EXPORTED = List.of("export");

    /** What nobody writes by hand, and everybody needs to tell records apart. */
    private static final Set<String> NOT_RULED = Set.of("id", "createdAt", "createdBy", "updatedAt");

    /**
     * A row of the matrix.
     *
     * @param owned whether its records belong to somebody, so that a permission can be limited to the own or the team's
     * @param fields that rules can name
     */
    record Resource(String name, List<String> actions, boolean owned, List<String> fields) {}

    private static final List<Resource> ALL = List.of(
            of("contact", ContactState.class, CHANGING, MOVING),
            of("company", CompanyState.class, CHANGING, MOVING),
            of("custom-field", null, CHANGING),
            of("activity", ActivityState.class, CHANGING, MOVING),
            of("lead", LeadState.class, CHANGING, MOVING),
            of("consent", ConsentState.class, List.of("read", "create", "export")),
            of("purpose", PurposeState.class, CHANGING),
            of("deal", DealState.class, CHANGING, MOVING),
            of("pipeline", PipelineState.class, CHANGING),
            of("product", ProductState.class, CHANGING, MOVING),
            of("ticket", TicketState.class, CHANGING, MOVING),
            of("queue", QueueState.class, CHANGING),
            of("answer", AnswerState.class, CHANGING),
            of("segment", SegmentState.class, CHANGING),
            of("template", TemplateState.class, CHANGING),
            of("campaign", CampaignState.class, CHANGING, List.of("send", "export")),
            of("form", FormState.class, CHANGING),
            of("submission", SubmissionState.class, READING, EXPORTED),
            of("mail", MailState.class, List.of("read", "create"), EXPORTED),
            of("suppression", SuppressionState.class, List.of("read", "create", "delete"), EXPORTED),
            of("report", null, CHANGING, EXPORTED),
            of("rule", null, CHANGING, EXPORTED),
            of("run", null, List.of("read", "update"), EXPORTED),
            of("webhook", null, CHANGING, EXPORTED),
            new Resource("notification", List.of("read", "update", "delete"), true, List.of()),
            of("user", null, CHANGING, MOVING, List.of(Access.SEE_AS)),
            of("team", null, CHANGING),
            of("role", null, CHANGING),
            of("client", null, CHANGING, EXPORTED),
            new Resource("account", List.of("read", "update", "export"), true, List.of()),
            new Resource("session", List.of("read", "delete"), true, List.of()),
            of("access-review", null, List.of("read", "create", "update", "export")),
            of("audit", null, List.of("read", "update", "export")),
            new Resource("view", CHANGING, true, List.of()),
            of("operations", null, List.of("read", "update", "delete")));

    private Resources() {}

    static List<Resource> all() {
        return ALL;
    }

    static Optional<Resource> find(String name) {
        return ALL.stream().filter(resource -> resource.name().equals(name)).findFirst();
    }

    @SafeVarargs
    private static Resource of(String name, @Nullable Class<? extends State> state, List<String>... actions) {
        List<String> all = new ArrayList<>();
        for (List<String> some : actions) {
            all.addAll(some);
        }
        List<String> fields = state == null
                ? List.of()
                : Stream.of(state.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(field -> !NOT_RULED.contains(field))
                        .toList();
        return new Resource(name, List.copyOf(all), fields.contains("ownerId") || name.equals("report"), fields);
    }
}
