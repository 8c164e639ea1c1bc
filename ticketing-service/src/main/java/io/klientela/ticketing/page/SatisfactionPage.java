package io.klientela.ticketing.page;

import io.klientela.events.ticketing.Satisfaction;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.ticketing.outbound.Language;
import io.klientela.ticketing.outbound.Links;
import io.klientela.ticketing.ticket.Tickets;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a customer says how the help was. Looking at it says nothing, so that what reads mails ahead does not vote. */
@Hidden
@RestController
@RequestMapping("/public/ticketing/satisfaction/{token}")
class SatisfactionPage {
    private static final int LONGEST = 2000;
    private static final Actor CUSTOMER = Actor.system("ticketing-page");

    private final Links links;
    private final Tickets tickets;
    private final Pages pages;
    private final Clock clock;

    SatisfactionPage(Links links, Tickets tickets, Pages pages, Clock clock) {
        this.links = links;
        this.tickets = tickets;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String sent,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted) {
        return ticket(token)
                .map(ticket -> page(ticket, HttpStatus.OK, sent != null, ""))
                .orElseGet(() -> pages.gone(Language.of(accepted)));
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> rate(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String score,
            @RequestParam(defaultValue = "") String comment,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted) {
        Optional<TicketState> ticket = ticket(token);
        if (ticket.isEmpty()) {
            return pages.gone(Language.of(accepted));
        }
        Language language = Language.of(ticket.get().language());
        if (!score.matches("[1-5]") || comment.length() > LONGEST) {
            String problem = language.text(score.matches("[1-5]") ? "tooLong" : "satisfaction.choose");
            return page(ticket.get(), HttpStatus.UNPROCESSABLE_CONTENT, false, problem);
        }
        Stamp stamp = new Stamp(clock.instant().truncatedTo(ChronoUnit.MILLIS), CUSTOMER.wire());
        String said = comment.isBlank() ? null : comment.replace("\r\n", "\n").strip();
        CurrentActor.runAs(CUSTOMER, () -> tickets.rate(ticket.get().id(), Integer.parseInt(score), said, stamp));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/public/ticketing/satisfaction/" + token + "?sent=1"))
                .build();
    }

    private Optional<TicketState> ticket(String token) {
        return links.ticketOfSatisfaction(token).flatMap(tickets::current);
    }

    private ResponseEntity<String> page(TicketState ticket, HttpStatus status, boolean thanks, String problem) {
        Language language = Language.of(ticket.language());
        Satisfaction given = ticket.satisfaction();
        Map<String, Object> model = new HashMap<>();
        model.put("title", language.text("satisfaction.title"));
        model.put("number", ticket.number());
        model.put("name", ticket.name());
        model.put("thanks", thanks);
        model.put("problem", problem);
        model.put("comment", given == null || given.comment() == null ? "" : given.comment());
        model.put(
                "scores",
                IntStream.iterate(5, score -> score >= 1, score -> score - 1)
                        .mapToObj(score -> Map.of(
                                "score",
                                score,
                                "label",
                                language.text("satisfaction." + score),
                                "chosen",
                                given != null && given.score() == score))
                        .toList());
        return pages.satisfaction(language, status, model);
    }
}
