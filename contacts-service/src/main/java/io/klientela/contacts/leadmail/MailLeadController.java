package io.klientela.contacts.leadmail;

import io.klientela.contacts.leadmail.MailLeadSettings.Wish;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The address whose mails become leads. */
@Tag(name = "Leads")
@RestController
@RequestMapping("/api/v1/leads/mail-intake")
class MailLeadController {
    private final MailLeadSettings settings;
    private final References references;
    private final Access access;

    MailLeadController(MailLeadSettings settings, References references, Access access) {
        this.settings = settings;
        this.references = references;
        this.access = access;
    }

    /** @param address that mails go to; what follows a plus sign before the at sign is free, and kept as the source */
    record MailIntakeView(
            String address,
            boolean active,
            @Nullable String teamId,
            @Nullable String teamName) {}

    record MailIntakeInput(
            @NotNull Boolean active,
            @Nullable @Size(max = 50) String teamId) {}

    @Operation(summary = "Whether mails to the address for leads become leads, and whose")
    @GetMapping
    MailIntakeView get() {
        access.require("lead", "read");
        Wish wish = settings.current();
        Optional<Reference> team =
                Optional.ofNullable(wish.teamId()).flatMap(id -> references.find(ReferenceType.TEAM, id));
        return new MailIntakeView(
                settings.address(),
                wish.active(),
                wish.teamId(),
                team.map(Reference::name).orElse(null));
    }

    @Operation(summary = "Say whether mails to the address for leads become leads, and which team takes them in turn")
    @PutMapping
    MailIntakeView put(@Valid @RequestBody MailIntakeInput input) {
        access.requireAll("lead", "delete");
        String teamId = input.teamId();
        if (teamId != null) {
            references.require(ReferenceType.TEAM, teamId, "teamId");
        }
        settings.change(new Wish(input.active(), teamId));
        return get();
    }
}
