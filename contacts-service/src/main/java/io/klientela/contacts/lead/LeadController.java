package io.klientela.contacts.lead;

import io.klientela.contacts.lead.Routing.Assignment;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.klientela.platform.web.Versioned;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Leads", description = "People who may become customers")
@RestController
@RequestMapping("/api/v1/leads")
class LeadController extends ResourceController<Lead, LeadState, LeadInput> {
    private static final String UPDATE = "update";

    private final Leads leads;
    private final Routing routing;
    private final StartConversion startConversion;

    LeadController(
            Aggregates<Lead, LeadState> aggregates,
            RecordsFactory with,
            Leads leads,
            Routing routing,
            StartConversion startConversion) {
        super(aggregates, with, LeadInput.class);
        this.leads = leads;
        this.routing = routing;
        this.startConversion = startConversion;
    }

    @Override
    protected Lead create(String id, LeadInput input, Stamp stamp) {
        return leads.create(id, input, stamp);
    }

    @Override
    protected LeadInput inputOf(LeadState state) {
        return LeadInput.of(state);
    }

    @Override
    protected void edit(Lead lead, LeadInput input, Stamp stamp) {
        leads.edit(lead, input, stamp);
    }

    @Override
    protected void delete(Lead lead, Stamp stamp) {
        lead.delete();
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(Lead lead, Stamp stamp) {
        lead.revive();
    }

    /** @param teamId whose members take turns, where no owner is given; without either those who sell do */
    record Assign(@Nullable String ownerId, @Nullable String teamId) {}

    @Operation(summary = "Give a lead to somebody, or to the next in turn; needs If-Match")
    @PostMapping("/{id}/assign")
    ResponseEntity<Versioned<LeadState>> assign(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Assign body) {
        Assign assign = body == null ? new Assign(null, null) : body;
        // A turn is taken once, however often the write is tried.
        Once<Assignment> assignment = new Once<>(() -> routing.to(assign.ownerId(), assign.teamId()));
        return change(id, ifMatch, UPDATE, lead -> {
            lead.requireOpen();
            lead.assign(assignment.get().owner(), assignment.get().reason(), stamp());
        });
    }

    @Operation(summary = "Say that a lead is worth an offer; needs If-Match")
    @PostMapping("/{id}/qualify")
    ResponseEntity<Versioned<LeadState>> qualify(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change(id, ifMatch, UPDATE, lead -> lead.qualify(stamp()));
    }

    record Disqualify(@NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "Give a lead up, for a reason; needs If-Match")
    @PostMapping("/{id}/disqualify")
    ResponseEntity<Versioned<LeadState>> disqualify(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Disqualify disqualify) {
        return change(
                id, ifMatch, UPDATE, lead -> lead.disqualify(disqualify.reason().strip(), stamp()));
    }

    @Operation(summary = "Take up a lead again that was given up; needs If-Match")
    @PostMapping("/{id}/reopen")
    ResponseEntity<Versioned<LeadState>> reopen(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change(id, ifMatch, UPDATE, lead -> lead.reopen(stamp()));
    }

    @Operation(
            summary = "Make a contact, a company and perhaps a deal of a lead; needs If-Match",
            description = "What exists already is found by e-mail address and name. Where another service is away, the"
                    + " lead comes back unfinished and the conversion goes on by itself. Needs the permission to create"
                    + " each of them.")
    @PostMapping("/{id}/convert")
    ResponseEntity<Versioned<LeadState>> convert(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable ConversionWish body) {
        ConversionWish wish = body == null ? ConversionWish.DEFAULT : body;
        change(id, ifMatch, UPDATE, lead -> startConversion.prepare(lead, wish, stamp()));
        startConversion.start(id, wish);
        return get(id);
    }

    @Operation(summary = "How far the conversion of a lead has come")
    @GetMapping("/{id}/conversion")
    ConversionView conversion(@PathVariable String id) {
        get(id);
        return startConversion.view(id);
    }
}
