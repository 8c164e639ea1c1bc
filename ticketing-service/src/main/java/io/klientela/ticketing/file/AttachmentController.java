package io.klientela.ticketing.file;

import io.klientela.events.ticketing.Attachment;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.klientela.ticketing.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The files of a ticket: sent here first, then named by the message that they go with. */
@RestController
@RequestMapping("/api/v1/tickets/{ticketId}/attachments")
class AttachmentController {
    private static final String TICKET = "ticket";

    private final Files files;
    private final FileAnswers answers;
    private final Tickets tickets;
    private final Access access;

    AttachmentController(Files files, FileAnswers answers, Tickets tickets, Access access) {
        this.files = files;
        this.answers = answers;
        this.tickets = tickets;
        this.access = access;
    }

    @Operation(summary = "Send a file of at most 10 MB for a message to come")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Attachment> post(
            @PathVariable String ticketId, @RequestParam(required = false) @Nullable MultipartFile file) {
        Attachment kept = files.keep(ticket(ticketId, "update").id(), file);
        return ResponseEntity.created(URI.create("/api/v1/tickets/%s/attachments/%s".formatted(ticketId, kept.id())))
                .body(kept);
    }

    @Operation(summary = "A file, to be saved")
    @GetMapping("/{id}")
    ResponseEntity<StreamingResponseBody> get(@PathVariable String ticketId, @PathVariable String id) {
        ticket(ticketId, "read");
        return answers.of(files.find(ticketId, id).orElseThrow(() -> Problem.notFound("attachment", id)));
    }

    private TicketState ticket(String id, String action) {
        access.require(TICKET, action);
        TicketState ticket = tickets.find(id).orElseThrow(() -> Problem.notFound(TICKET, id));
        access.requireOn(TICKET, action, ticket);
        return ticket;
    }
}
