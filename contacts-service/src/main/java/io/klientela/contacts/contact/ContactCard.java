package io.klientela.contacts.contact;

import ezvcard.VCard;
import ezvcard.parameter.EmailType;
import ezvcard.parameter.ImageType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Address;
import ezvcard.property.Categories;
import ezvcard.property.Language;
import ezvcard.property.Organization;
import ezvcard.property.Photo;
import ezvcard.property.Role;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Timezone;
import ezvcard.property.Uid;
import ezvcard.property.Url;
import io.klientela.contacts.reach.Reach;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Employment;
import io.klientela.events.contacts.Picture;
import io.klientela.events.contacts.PostalAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as a card. What cards have no word for, such as the days of an employment, stands in properties of its own, so
 * that an import finds it again.
 *
 * @param hidden fields that whoever asks does not see. @param photos by hash
 */
record ContactCard(ContactState person, Set<String> hidden, Map<String, byte[]> photos) {

    VCard card() {
        VCard card = new VCard();
        card.setUid(new Uid(person.externalId() == null || hides("externalId") ? person.id() : person.externalId()));
        name(card);
        if (!hides("emails")) {
            person.emails().forEach(email -> card.addEmail(email.value(), EmailType.get(kind(email.kind()))));
        }
        if (!hides("phones")) {
            person.phones().forEach(phone -> card.addTelephoneNumber(telephone(phone.value(), kind(phone.kind()))));
        }
        if (!hides("companies")) {
            jobs(card);
        }
        if (person.jobTitle() != null && !hides("jobTitle")) {
            card.addTitle(person.jobTitle());
        }
        if (!hides("language") && !hides("languages")) {
            languages(card);
        }
        addresses(card);
        if (person.timeZone() != null && !hides("timeZone")) {
            card.setTimezone(new Timezone(person.timeZone()));
        }
        if (!hides("links")) {
            Reach.all(person.links()).forEach(link -> card.addUrl(url(link.url(), link.kind())));
        }
        if (!person.tags().isEmpty() && !hides("tags")) {
            Categories categories = new Categories();
            categories.getValues().addAll(person.tags());
            card.setCategories(categories);
        }
        Picture photo = person.photo();
        byte[] bytes = photo == null ? null : photos.get(photo.hash());
        if (photo != null && bytes != null) {
            card.addPhoto(new Photo(bytes, photo.mediaType().equals("image/png") ? ImageType.PNG : ImageType.JPEG));
        }
        return card;
    }

    private boolean hides(String field) {
        return hidden.contains(field);
    }

    private void name(VCard card) {
        card.setFormattedName(hides("name") ? "" : person.name());
        StructuredName name = new StructuredName();
        name.setGiven(hides("firstName") ? null : person.firstName());
        name.setFamily(hides("lastName") ? null : person.lastName());
        card.setStructuredName(name);
    }

    private static Telephone telephone(String number, String kind) {
        Telephone phone = new Telephone(number);
        phone.getTypes().add(kind.equals("mobile") ? TelephoneType.CELL : TelephoneType.get(kind));
        return phone;
    }

    private static Url url(String address, @Nullable String kind) {
        Url url = new Url(address);
        url.setType(kind);
        return url;
    }

    /** Each in a group, with what the person is there and since when. */
    private void jobs(VCard card) {
        for (int i = 0; i < person.companies().size(); i++) {
            Employment job = person.companies().get(i);
            String group = "job" + (i + 1);
            Organization organization = new Organization();
            organization.getValues().add(job.companyName());
            organization.setGroup(group);
            card.addOrganization(organization);
            if (job.role() != null) {
                Role role = new Role(job.role());
                role.setGroup(group);
                card.addRole(role);
            }
            day(card, group, "X-EMPLOYED-FROM", job.from());
            day(card, group, "X-EMPLOYED-UNTIL", job.until());
        }
    }

    private static void day(VCard card, String group, String name, @Nullable LocalDate day) {
        if (day != null) {
            card.addExtendedProperty(name, day.toString()).setGroup(group);
        }
    }

    /** Also as a property that version 3.0 has, which knows no languages. */
    private void languages(VCard card) {
        List<String> languages = ContactDetails.languagesOf(person);
        for (int i = 0; i < languages.size(); i++) {
            Language language = new Language(languages.get(i));
            language.setPref(i + 1);
            card.addLanguage(language);
        }
        if (!languages.isEmpty()) {
            card.addExtendedProperty("X-LANGUAGES", String.join(",", languages));
        }
    }

    private void addresses(VCard card) {
        List<PostalAddress> addresses = hides("addresses") ? List.of() : Reach.all(person.addresses());
        String city = hides("city") ? null : person.city();
        String country = hides("country") ? null : person.country();
        if (addresses.isEmpty() && (city != null || country != null)) {
            card.addAddress(address(new PostalAddress("work", null, null, city, null, country)));
        }
        addresses.forEach(address -> card.addAddress(address(address)));
    }

    private static Address address(PostalAddress from) {
        Address address = new Address();
        address.setStreetAddress(from.street());
        address.setPostalCode(from.postalCode());
        address.setLocality(from.city());
        address.setRegion(from.region());
        String country = from.country();
        address.setCountry(country == null ? null : Locale.of("", country).getDisplayCountry(Locale.ENGLISH));
        address.getParameters().addType(kind(from.kind()));
        return address;
    }

    private static String kind(@Nullable String kind) {
        return Objects.requireNonNullElse(kind, "work");
    }
}
