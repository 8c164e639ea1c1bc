package io.klientela.ticketing.answer;

import io.klientela.events.ticketing.AnswerState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.text.InvalidTemplate;
import io.klientela.platform.text.Liquid;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.klientela.ticketing.queue.Queues;
import io.klientela.ticketing.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/answers")
class AnswerController extends ResourceController<Answer, AnswerState, AnswerInput> {
    private static final String TICKET = "ticket";

    private final Aggregates<Answer, AnswerState> answers;
    private final Queues queues;
    private final Tickets tickets;
    private final Access access;

    AnswerController(
            Aggregates<Answer, AnswerState> answers,
            RecordsFactory with,
            Queues queues,
            Tickets tickets,
            Access access) {
        super(answers, with, AnswerInput.class);
        this.answers = answers;
        this.queues = queues;
        this.tickets = tickets;
        this.access = access;
    }

    @Override
    protected Answer create(String id, AnswerInput input, Stamp stamp) {
        return Answer.create(state(id, input, stamp.at(), stamp.by(), stamp));
    }

    @Override
    protected AnswerInput inputOf(AnswerState state) {
        return new AnswerInput(state.name(), state.body(), state.language(), state.queueId());
    }

    @Override
    protected void edit(Answer answer, AnswerInput input, Stamp stamp) {
        AnswerState before = answer.state();
        answer.edit(state(before.id(), input, before.createdAt(), before.createdBy(), stamp));
    }

    @Override
    protected void delete(Answer answer, Stamp stamp) {
        answer.delete();
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(Answer answer, Stamp stamp) {
        answer.revive();
    }

    private AnswerState state(String id, AnswerInput input, Instant createdAt, String createdBy, Stamp stamp) {
        try {
            Liquid.text(input.body());
        } catch (InvalidTemplate e) {
            throw e.toProblem("body");
        }
        return new AnswerState(
                id,
                input.name().strip(),
                input.body(),
                input.language(),
                input.queueId() == null
                        ? null
                        : queues.require(input.queueId(), "queueId").id(),
                createdAt,
                createdBy,
                stamp.at());
    }

    /** A canned answer, filled in. */
    record Rendered(String text) {}

    @Operation(summary = "A canned answer, filled in for a ticket")
    @GetMapping("/{id}/render")
    Rendered render(@PathVariable String id, @RequestParam String ticketId) {
        Answer answer = answers.get(id);
        access.requireOn("answer", "read", answer.state());
        TicketState ticket = tickets.find(ticketId).orElseThrow(() -> Problem.notFound(TICKET, ticketId));
        access.requireOn(TICKET, "read", ticket);
        try {
            return new Rendered(Liquid.text(answer.state().body()).render(values(ticket, CurrentActor.get())));
        } catch (InvalidTemplate e) {
            throw e.toProblem("body");
        }
    }

    private static Map<String, Object> values(TicketState ticket, Actor agent) {
        String name = empty(ticket.contactName());
        return Map.of(
                TICKET,
                Map.of(
                        "number", ticket.number(),
                        "name", ticket.name(),
                        "status", word(ticket.status()),
                        "priority", word(ticket.priority()),
                        "queue", empty(ticket.queueName())),
                "contact",
                new HashMap<>(Map.of(
                        "name", name,
                        "firstName", name.replaceFirst("\\s.*", ""),
                        "email", empty(ticket.contactEmail()),
                        "company", empty(ticket.companyName()))),
                "agent",
                Map.of("name", empty(agent.name())));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String empty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
