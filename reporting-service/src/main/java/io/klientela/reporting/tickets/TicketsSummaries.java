package io.klientela.reporting.tickets;

import io.klientela.reporting.model.Fact;
import io.klientela.reporting.model.Facts;
import io.klientela.reporting.model.ModelVersion;
import io.klientela.reporting.request.Figures;
import io.klientela.reporting.request.Months;
import io.klientela.reporting.request.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Computes tickets summaries. */
@Component
class TicketsSummaries {
    private final Facts facts;

    TicketsSummaries(@Qualifier("ticketFacts") Facts facts) {
        this.facts = facts;
    }

    /** What a summary needs of a ticket. */
    private record Ticket(Fact fact) {
        boolean isSolved() {
            return fact.is("status", "solved") || fact.is("status", "closed");
        }

        boolean isOpen() {
            return !isSolved();
        }

        boolean isUnassigned() {
            return isOpen() && fact.get("ownerId") == null;
        }

        boolean isBreached() {
            return fact.is("breached", true);
        }

        String queueId() {
            return fact.require("queueId");
        }

        String queueName() {
            return Objects.requireNonNullElse(fact.text("queueName"), queueId());
        }

        @Nullable
        String month(String field) {
            return fact.text(field);
        }

        @Nullable
        Long number(String field) {
            return fact.number(field);
        }
    }

    TicketsSummary of(Period period, ModelVersion.Current current) {
        List<Ticket> tickets = new ArrayList<>();
        facts.each(
                period.visible(),
                period.condition("createdOn").and(fact -> !fact.is("status", "merged")),
                fact -> tickets.add(new Ticket(fact)));
        return new TicketsSummary(
                tickets.size(),
                tickets.stream().filter(Ticket::isOpen).count(),
                tickets.stream().filter(Ticket::isUnassigned).count(),
                tickets.stream().filter(Ticket::isSolved).count(),
                tickets.stream().filter(Ticket::isBreached).count(),
                Figures.median(numbers(tickets, "firstResponseMinutes")),
                Figures.median(numbers(tickets, "solutionMinutes")),
                satisfaction(numbers(tickets, "score")),
                byQueue(tickets),
                byMonth(tickets),
                period.visible().scope(),
                current.asOf());
    }

    private static List<Long> numbers(List<Ticket> tickets, String field) {
        return tickets.stream()
                .map(ticket -> ticket.number(field))
                .filter(Objects::nonNull)
                .toList();
    }

    private static TicketsSummary.Answers satisfaction(List<Long> scores) {
        if (scores.isEmpty()) {
            return new TicketsSummary.Answers(0, null);
        }
        long sum = scores.stream().mapToLong(Long::longValue).sum();
        return new TicketsSummary.Answers(
                scores.size(),
                BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(scores.size()), 2, RoundingMode.HALF_UP));
    }

    private static List<TicketsSummary.Queue> byQueue(List<Ticket> tickets) {
        return tickets.stream().collect(Collectors.groupingBy(Ticket::queueId)).entrySet().stream()
                .map(entry -> queue(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(TicketsSummary.Queue::name).thenComparing(TicketsSummary.Queue::id))
                .toList();
    }

    private static TicketsSummary.Queue queue(String id, List<Ticket> tickets) {
        return new TicketsSummary.Queue(
                id,
                tickets.getLast().queueName(),
                tickets.stream().filter(Ticket::isOpen).count(),
                tickets.stream().filter(Ticket::isSolved).count(),
                tickets.stream().filter(Ticket::isBreached).count());
    }

    private static List<TicketsSummary.Month> byMonth(List<Ticket> tickets) {
        Map<String, Long> opened = months(tickets, "createdIn");
        Map<String, Long> solved = months(tickets, "solvedIn");
        TreeSet<String> all = new TreeSet<>(opened.keySet());
        all.addAll(solved.keySet());
        return Months.gapless(all)
                .map(month ->
                        new TicketsSummary.Month(month, opened.getOrDefault(month, 0L), solved.getOrDefault(month, 0L)))
                .toList();
    }

    private static Map<String, Long> months(List<Ticket> tickets, String field) {
        Map<String, Long> months = new TreeMap<>();
        for (Ticket ticket : tickets) {
            String month = ticket.month(field);
            if (month != null) {
                months.merge(month, 1L, Long::sum);
            }
        }
        return months;
    }
}
