package io.klientela.contacts.duplicate;

import io.klientela.contacts.duplicate.matching.Likeness;
import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Warns before somebody is entered again. */
@Tag(name = "Duplicates")
@RestController
@RequestMapping("/api/v1/contacts/similar")
class SimilarController {
    private static final String CONTACT = "contact";
    private static final double WORTH_TELLING = 0.3;
    private static final int MOST = 5;

    private final KnownContacts contacts;
    private final Access access;

    SimilarController(KnownContacts contacts, Access access) {
        this.contacts = contacts;
        this.access = access;
    }

    /** As far as it is written. @param id of a contact that is edited, which is not told */
    record Draft(
            @Nullable @Size(max = 64) String id,
            @Nullable @Size(max = 100) String firstName,
            @Nullable @Size(max = 100) String lastName,
            @Nullable @Size(max = 20) List<@NotNull @Size(max = 254) String> emails,
            @Nullable @Size(max = 20) List<@NotNull @Size(max = 40) String> phones,
            @Nullable @Size(max = 20) List<@NotNull @Size(max = 200) String> companies,
            @Nullable @Size(max = 100) String city,
            @Nullable @Size(max = 20) List<@Valid @NotNull KnownAddress> addresses) {

        private KnownContact contact() {
            return new KnownContact(
                    id == null ? "" : id,
                    null,
                    firstName,
                    lastName,
                    emails == null ? List.of() : emails,
                    phones == null ? List.of() : phones,
                    companies == null ? List.of() : companies,
                    city,
                    addresses == null ? List.of() : addresses);
        }
    }

    record Similar(KnownContact contact, double score, List<Pair.Because> reasons) {}

    record SimilarList(List<Similar> items) {}

    /** Fields that are hidden from whoever asks are not compared, so that they cannot be guessed by trying. */
    @Operation(summary = "Contacts that may be the person who is being entered, the most alike first")
    @PostMapping
    SimilarList similar(@Valid @RequestBody Draft draft) {
        Bson readable = access.filter(CONTACT, "read");
        Set<String> hidden = access.hidden(CONTACT);
        KnownContact entered = draft.contact().without(hidden);
        List<KnownContact> all = new ArrayList<>(List.of(entered));
        contacts.candidates(entered, readable).forEach(candidate -> all.add(candidate.without(hidden)));
        return new SimilarList(Likeness.of(ContactTable.of(all), WORTH_TELLING).stream()
                .limit(MOST)
                .map(like -> new Similar(
                        all.get(like.position()),
                        like.score(),
                        like.reasons().stream().map(Pair.Because::of).toList()))
                .toList());
    }
}
