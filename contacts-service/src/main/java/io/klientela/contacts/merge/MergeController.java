package io.klientela.contacts.merge;

import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.merge.MergeContacts.Seen;
import io.klientela.contacts.merge.UnmergeContacts.Undone;
import io.klientela.contacts.timeline.CameSince;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Merging, and taking it back. */
@Tag(name = "Duplicates")
@RestController
@RequestMapping("/api/v1/contacts")
class MergeController {
    private final MergeContacts merge;
    private final UnmergeContacts unmerge;

    MergeController(MergeContacts merge, UnmergeContacts unmerge) {
        this.merge = merge;
        this.unmerge = unmerge;
    }

    @Operation(
            summary = "Merge another contact into this one; needs the ETags of both",
            description = "The other one leaves the lists and tells in mergedInto who stands for it; deals, tickets,"
                    + " activities, mails and leads follow. For each field this, other, or of a list both can be chosen."
                    + " It can be taken back.")
    @PostMapping("/{id}/merge")
    ResponseEntity<Versioned<ContactState>> merge(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MergeWish wish) {
        merge.requirePermission(id, wish.otherId());
        long version = Versions.required(ifMatch);
        String otherId = wish.otherId();
        Long otherVersion = wish.otherVersion();
        if (otherId == null) {
            throw Problem.unprocessable("Say which contact is to be merged into this one.")
                    .field("otherId", "is missing");
        } else if (otherVersion == null) {
            throw Problem.unprocessable("Say which version of the other contact you have seen: its ETag as a number.")
                    .field("otherVersion", "is missing");
        }
        Contact survivor = merge.merge(
                Creation.id(), new Seen(id, version), new Seen(otherId, otherVersion), wish.choices(), wish.reason());
        return Versions.answer(versioned(survivor));
    }

    /** @param otherId which of those that the contact stands for, where it stands for several */
    record Unmerge(@Nullable @Size(max = 64) String otherId) {}

    /**
     * Two contacts again.
     *
     * @param contact the one that stood for both
     * @param restored the one that it stood for
     * @param kept what stays with the first one, because it came there since
     */
    record Unmerged(Versioned<ContactState> contact, Versioned<ContactState> restored, Kept kept) {
        record Kept(Set<String> fields, List<CameSince.Item> records) {}
    }

    @Operation(
            summary = "Take a merge back; needs If-Match",
            description =
                    "Asked of the contact that stands for another one, or of the one that was merged. What followed"
                            + " goes back; what came since from an address of the restored contact is its; the rest stays and"
                            + " is told.")
    @PostMapping("/{id}/unmerge")
    ResponseEntity<Unmerged> unmerge(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable Unmerge wish) {
        long version = Versions.required(ifMatch);
        String otherId = wish == null ? null : wish.otherId();
        Undone undone = unmerge.unmerge(Creation.id(), id, otherId, version);
        Contact asked = id.equals(undone.restored().id()) ? undone.restored() : undone.survivor();
        return ResponseEntity.ok()
                .eTag(Versions.tag(asked.version()))
                .body(new Unmerged(
                        versioned(undone.survivor()),
                        versioned(undone.restored()),
                        new Unmerged.Kept(undone.fields(), undone.records())));
    }

    private static Versioned<ContactState> versioned(Contact contact) {
        return new Versioned<>(contact.state(), contact.version());
    }
}
