package io.klientela.contacts.contact;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.parameter.EmailType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Address;
import ezvcard.property.Categories;
import ezvcard.property.Organization;
import ezvcard.property.StructuredName;
import ezvcard.property.Uid;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People as cards that phones and mail programs take: vCard 4.0 in UTF-8. */
@Tag(name = "Contacts")
@RestController
@RequestMapping("/api/v1/contacts")
class ContactCards {
    private static final String VCARD = "text/vcard;charset=UTF-8";

    private final Records<Contact, ContactState> records;

    ContactCards(Aggregates<Contact, ContactState> aggregates, RecordsFactory with) {
        this.records = with.create(aggregates);
    }

    @Operation(summary = "One person as a vCard")
    @GetMapping(path = "/{id}/vcard", produces = VCARD)
    ResponseEntity<String> one(@PathVariable String id) {
        return file("contact", List.of(records.get(id).state()));
    }

    @Operation(summary = "One page of the people that you may read, as vCards; takes what the list takes")
    @GetMapping(path = "/vcards", produces = VCARD)
    ResponseEntity<String> page(@Parameter(hidden = true) HttpServletRequest request) {
        List<ContactState> people = records.list(Map.copyOf(request.getParameterMap())).items().stream()
                .map(Versioned::state)
                .toList();
        return file("contacts", people);
    }

    private static ResponseEntity<String> file(String name, List<ContactState> people) {
        String cards = Ezvcard.write(people.stream().map(ContactCards::card).toList())
                .version(VCardVersion.V4_0)
                .prodId(false)
                .go();
        String disposition =
                ContentDisposition.attachment().filename(name + ".vcf").build().toString();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header(HttpHeaders.CONTENT_TYPE, VCARD)
                .body(cards);
    }

    private static VCard card(ContactState person) {
        VCard card = new VCard();
        card.setUid(new Uid(person.externalId() == null ? person.id() : person.externalId()));
        card.setFormattedName(person.name());
        StructuredName name = new StructuredName();
        name.setGiven(person.firstName());
        name.setFamily(person.lastName());
        card.setStructuredName(name);
        person.emails().forEach(email -> card.addEmail(email.value(), EmailType.get(kind(email.kind()))));
        person.phones()
                .forEach(phone -> card.addTelephoneNumber(
                        phone.value(),
                        "mobile".equals(phone.kind()) ? TelephoneType.CELL : TelephoneType.get(kind(phone.kind()))));
        if (!person.companies().isEmpty()) {
            Organization organization = new Organization();
            organization.getValues().add(person.companies().getFirst().companyName());
            card.setOrganization(organization);
        }
        if (person.jobTitle() != null) {
            card.addTitle(person.jobTitle());
        }
        if (person.language() != null) {
            card.addLanguage(person.language());
        }
        if (person.city() != null || person.country() != null) {
            Address address = new Address();
            address.setLocality(person.city());
            address.setCountry(
                    person.country() == null
                            ? null
                            : Locale.of("", person.country()).getDisplayCountry(Locale.ENGLISH));
            card.addAddress(address);
        }
        if (!person.tags().isEmpty()) {
            Categories categories = new Categories();
            categories.getValues().addAll(person.tags());
            card.setCategories(categories);
        }
        return card;
    }

    private static String kind(@Nullable String kind) {
        return kind == null ? "work" : kind;
    }
}
