package io.klientela.contacts.contact;

import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import io.klientela.contacts.picture.Pictures;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Picture;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People as cards that phones and mail programs take: vCard 4.0 or 3.0 in UTF-8. */
@Tag(name = "Contacts")
@RestController
@RequestMapping("/api/v1/contacts")
class ContactCards {
    private static final String VCARD = "text/vcard;charset=UTF-8";
    private static final String VERSION = "version";

    private final Records<Contact, ContactState> records;
    private final Access access;
    private final Pictures pictures;

    ContactCards(Aggregates<Contact, ContactState> aggregates, RecordsFactory with, Access access, Pictures pictures) {
        this.records = with.create(aggregates);
        this.access = access;
        this.pictures = pictures;
    }

    @Operation(
            summary = "One person as a vCard",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "text/vcard", schema = @Schema(type = "string"))))
    @GetMapping("/{id}/vcard")
    void one(
            @PathVariable String id,
            @RequestParam(required = false) @Parameter(description = "4.0, as by default, or 3.0") @Nullable
                    String version,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        VCardVersion known = version(version);
        ContactState person = records.get(id).state();
        try (VCardWriter cards = begin(response, "contact", known)) {
            write(List.of(person), cards);
        }
    }

    @Operation(
            summary = "All people that a list finds and you may export, as vCards",
            description = "Takes filter, sort and q as the list does, and version; streamed",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "text/vcard", schema = @Schema(type = "string"))))
    @GetMapping("/vcards")
    void all(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        VCardVersion version = version(request.getParameter(VERSION));
        CardFile file = new CardFile(response, version);
        try {
            records.export(parameters, file::write, VERSION);
        } finally {
            file.close();
        }
    }

    /** Those of chosen people. */
    record Chosen(
            @NotEmpty @Size(max = 1_000) List<@NotNull @Pattern(regexp = "[0-9A-Za-z-]{1,64}") String> ids,
            @Nullable String version) {}

    @Operation(
            summary = "Chosen people whom you may export, as vCards",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "text/vcard", schema = @Schema(type = "string"))))
    @PostMapping("/vcards")
    void chosen(@Valid @RequestBody Chosen chosen, @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        String filter =
                chosen.ids().stream().map(id -> '"' + id + '"').collect(Collectors.joining(",", "id in [", "]"));
        CardFile file = new CardFile(response, version(chosen.version()));
        try {
            records.export(Map.of("filter", new String[] {filter}), file::write);
        } finally {
            file.close();
        }
    }

    /** Begun with the first page, before which what is wrong with the request shows. */
    private final class CardFile {
        private final HttpServletResponse response;
        private final VCardVersion version;
        private @Nullable VCardWriter cards;

        CardFile(HttpServletResponse response, VCardVersion version) {
            this.response = response;
            this.version = version;
        }

        void write(List<ContactState> people) {
            try {
                if (cards == null) {
                    cards = begin(response, "contacts", version);
                }
                ContactCards.this.write(people, cards);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() throws IOException {
            if (cards != null) {
                cards.close();
            }
        }
    }

    private static VCardWriter begin(HttpServletResponse response, String name, VCardVersion version)
            throws IOException {
        response.setContentType(VCARD);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + ".vcf").build().toString());
        VCardWriter cards =
                new VCardWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), version);
        cards.setAddProdId(false);
        return cards;
    }

    private void write(List<ContactState> people, VCardWriter cards) throws IOException {
        Set<String> hidden = access.hidden("contact");
        Map<String, byte[]> photos = hidden.contains("photo")
                ? Map.of()
                : pictures.bytes(people.stream()
                        .map(ContactState::photo)
                        .filter(Objects::nonNull)
                        .map(Picture::hash)
                        .collect(Collectors.toSet()));
        for (ContactState person : people) {
            cards.write(new ContactCard(person, hidden, photos).card());
        }
    }

    private static VCardVersion version(@Nullable String version) {
        return switch (version) {
            case null -> VCardVersion.V4_0;
            case "4.0" -> VCardVersion.V4_0;
            case "3.0" -> VCardVersion.V3_0;
            default ->
                throw Problem.badRequest("The parameter version is not valid.").field(VERSION, "is 3.0 or 4.0");
        };
    }
}
