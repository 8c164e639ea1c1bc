package io.klientela.platform.imports.table;

import ezvcard.VCard;
import ezvcard.parameter.VCardParameters;
import ezvcard.property.Address;
import ezvcard.property.Birthday;
import ezvcard.property.Categories;
import ezvcard.property.Email;
import ezvcard.property.Organization;
import ezvcard.property.Photo;
import ezvcard.property.RawProperty;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.TextProperty;
import ezvcard.property.Timezone;
import ezvcard.property.VCardProperty;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A card as a row: names, where the person works, ten addresses and numbers with what each is for, and the rest. */
final class VcardCells {
    static final int SEVERAL = 10;
    static final int PLACES = 3;
    static final int JOBS = 5;
    static final List<String> HEADER = header();
    private static final List<String> LABELS = List.of("work", "home", "fax", "mobile", "other");
    private static final List<String> PLACE_LABELS = List.of("work", "home", "billing", "delivery", "other");

    private VcardCells() {}

    private static List<String> header() {
        Stream<String> names = Stream.of("First name", "Last name", "Full name");
        Stream<String> jobs = several(JOBS, "Company", "Company role", "Employed from", "Employed until");
        Stream<String> emails = IntStream.rangeClosed(1, SEVERAL).boxed().flatMap(i -> labelled("Email", i));
        Stream<String> phones = IntStream.rangeClosed(1, SEVERAL).boxed().flatMap(i -> labelled("Phone", i));
        Stream<String> places = several(PLACES, "Street", "City", "Region", "Postal code", "Country", "Address label");
        Stream<String> rest = Stream.of(
                "Department",
                "Job title",
                "Links",
                "Birthday",
                "Language",
                "Languages",
                "Time zone",
                "Tags",
                "Notes",
                "Unreadable phones",
                "External ID",
                "Photo");
        return Stream.of(names, jobs, emails, phones, places, rest)
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<String> several(int most, String... names) {
        return IntStream.rangeClosed(1, most)
                .boxed()
                .flatMap(i -> Stream.of(names).map(name -> numbered(name, i)));
    }

    private static Stream<String> labelled(String name, int number) {
        return Stream.of(numbered(name, number), numbered(name, number) + " label");
    }

    private static String numbered(String name, int number) {
        return number == 1 ? name : "%s %d".formatted(name, number);
    }

    static List<String> of(VCard card) {
        List<String> cells = new ArrayList<>(HEADER.size());
        VcardPhones phones = new VcardPhones(card);
        names(card, cells);
        jobs(card, cells);
        labelled(card.getEmails(), Email::getValue, cells);
        labelled(phones.read(), Telephone::getText, cells);
        places(card, cells);
        cells.add(card.getOrganizations().stream()
                .limit(1)
                .flatMap(organization -> organization.getValues().stream().skip(1))
                .map(VcardCells::clean)
                .collect(Collectors.joining(", ")));
        cells.add(card.getTitles().isEmpty() ? text(card.getRoles()) : text(card.getTitles()));
        cells.add(links(card));
        Birthday birthday = card.getBirthday();
        cells.add(
                birthday == null || birthday.getDate() == null
                        ? ""
                        : birthday.getDate().toString());
        List<String> languages = languages(card);
        cells.add(languages.isEmpty() ? "" : languages.getFirst());
        cells.add(String.join(";", languages));
        cells.add(zone(card));
        Categories categories = card.getCategories();
        cells.add(
                categories == null
                        ? ""
                        : categories.getValues().stream().map(VcardCells::clean).collect(Collectors.joining(";")));
        cells.add(card.getNotes().stream().map(note -> clean(note.getValue())).collect(Collectors.joining("\n")));
        cells.add(String.join("; ", phones.unreadable()));
        cells.add(identity(card, cells));
        cells.add(photo(card));
        return List.copyOf(cells);
    }

    /** Its bytes, or where it only names a place, that. */
    private static String photo(VCard card) {
        if (card.getPhotos().isEmpty()) {
            return "";
        }
        Photo photo = card.getPhotos().getFirst();
        return photo.getData() == null
                ? clean(photo.getUrl())
                : "data:image;base64," + Base64.getEncoder().encodeToString(photo.getData());
    }

    /** A card that says neither who it is of nor an address is known again by what it says of the person. */
    private static String identity(VCard card, List<String> cells) {
        if (card.getUid() != null && !clean(card.getUid().getValue()).isEmpty()) {
            return clean(card.getUid().getValue());
        }
        return card.getEmails().isEmpty()
                ? "card-" + UUID.nameUUIDFromBytes(String.join("\n", cells).getBytes(StandardCharsets.UTF_8))
                : "";
    }

    private static void names(VCard card, List<String> cells) {
        StructuredName name = card.getStructuredName();
        String full = card.getFormattedName() == null
                ? ""
                : clean(card.getFormattedName().getValue());
        String first = name == null
                ? ""
                : Stream.concat(Stream.ofNullable(name.getGiven()), name.getAdditionalNames().stream())
                        .map(VcardCells::clean)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
        String last = name == null ? "" : clean(name.getFamily());
        cells.add(first);
        cells.add(last);
        cells.add(full.isEmpty() ? (first + " " + last).strip() : full);
    }

    /** The role in a company stands in the company's group, or is that of the first where it stands alone. */
    private static void jobs(VCard card, List<String> cells) {
        List<Organization> all = card.getOrganizations().stream()
                .filter(organization -> !organization.getValues().isEmpty())
                .toList();
        boolean titled = !card.getTitles().isEmpty();
        for (int i = 0; i < JOBS; i++) {
            Organization job = i < all.size() ? all.get(i) : null;
            String group = job == null ? null : job.getGroup();
            cells.add(job == null ? "" : clean(job.getValues().getFirst()));
            boolean main = i == 0 && titled;
            cells.add(
                    job == null
                            ? ""
                            : card.getRoles().stream()
                                    .filter(role -> Objects.equals(role.getGroup(), group) && (group != null || main))
                                    .map(role -> clean(role.getValue()))
                                    .findFirst()
                                    .orElse(""));
            cells.add(job == null ? "" : extended(card, "X-EMPLOYED-FROM", group));
            cells.add(job == null ? "" : extended(card, "X-EMPLOYED-UNTIL", group));
        }
    }

    private static String extended(VCard card, String name, @Nullable String group) {
        return card.getExtendedProperties(name).stream()
                .filter(property -> group != null && group.equals(property.getGroup()))
                .map(property -> clean(property.getValue()))
                .findFirst()
                .orElse("");
    }

    private static <P extends VCardProperty> void labelled(
            List<P> properties, Function<P, @Nullable String> value, List<String> cells) {
        List<P> sorted = properties.stream()
                .filter(property -> !clean(value.apply(property)).isEmpty())
                .sorted(Comparator.comparingInt(VcardCells::preference))
                .toList();
        for (int i = 0; i < SEVERAL; i++) {
            cells.add(i < sorted.size() ? clean(value.apply(sorted.get(i))) : "");
            cells.add(i < sorted.size() ? label(sorted.get(i)) : "");
        }
    }

    private static int preference(VCardProperty property) {
        Integer preference = null;
        try {
            preference = property.getParameters().getPref();
        } catch (IllegalStateException e) {
            // a preference that is no number says nothing
        }
        return preference == null ? types(property).contains("pref") ? 0 : 101 : preference;
    }

    private static List<String> types(VCardProperty property) {
        VCardParameters parameters = property.getParameters();
        return parameters.getTypes().stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String label(VCardProperty property) {
        List<String> types = types(property);
        if (types.contains("cell") || types.contains("mobile") || types.contains("iphone")) {
            return "mobile";
        }
        return types.contains("fax")
                ? "fax"
                : LABELS.stream().filter(types::contains).findFirst().orElse("other");
    }

    private static void places(VCard card, List<String> cells) {
        List<Address> all = card.getAddresses().stream()
                .sorted(Comparator.comparingInt(VcardCells::preference))
                .limit(PLACES)
                .toList();
        for (int i = 0; i < PLACES; i++) {
            Address address = i < all.size() ? all.get(i) : new Address();
            cells.add(Stream.of(address.getExtendedAddressFull(), address.getStreetAddressFull(), address.getPoBox())
                    .filter(Objects::nonNull)
                    .map(VcardCells::clean)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", ")));
            cells.add(clean(address.getLocality()));
            cells.add(clean(address.getRegion()));
            cells.add(clean(address.getPostalCode()));
            String country = clean(address.getCountry());
            cells.add(VcardPhones.code(country).orElse(country));
            List<String> types = types(address);
            cells.add(
                    i < all.size()
                            ? PLACE_LABELS.stream()
                                    .filter(types::contains)
                                    .findFirst()
                                    .orElse("other")
                            : "");
        }
    }

    private static String links(VCard card) {
        Stream<String> pages = card.getUrls().stream().map(TextProperty::getValue);
        Stream<String> profiles =
                card.getExtendedProperties("X-SOCIALPROFILE").stream().map(RawProperty::getValue);
        return Stream.concat(pages, profiles)
                .map(VcardCells::clean)
                .map(url -> url.replace(";", "%3B"))
                .filter(url ->
                        url.matches("(?i)(https?://)?[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+(:\\d+)?([/?#]\\S*)?"))
                .distinct()
                .collect(Collectors.joining(";"));
    }

    private static List<String> languages(VCard card) {
        Stream<String> spoken = card.getLanguages().stream()
                .sorted(Comparator.comparingInt(VcardCells::preference))
                .map(TextProperty::getValue);
        Stream<String> listed = card.getExtendedProperties("X-LANGUAGES").stream()
                .flatMap(property -> Stream.of(clean(property.getValue()).split(",", -1)));
        return Stream.concat(spoken, listed)
                .map(VcardCells::clean)
                .filter(language -> !language.isEmpty())
                .distinct()
                .toList();
    }

    /** By its name; whole hours from Greenwich have one too. */
    private static String zone(VCard card) {
        Timezone zone = card.getTimezone();
        if (zone == null) {
            return "";
        }
        String text = clean(zone.getText());
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return text;
        }
        ZoneOffset offset = zone.getOffset();
        int seconds = offset == null ? 1 : offset.getTotalSeconds();
        int hours = -seconds / 3600;
        String named = "Etc/GMT" + (hours < 0 ? "" : "+") + hours;
        return seconds % 3600 == 0 && ZoneId.getAvailableZoneIds().contains(named) ? named : "";
    }

    private static String text(List<? extends TextProperty> properties) {
        return properties.isEmpty() ? "" : clean(properties.getFirst().getValue());
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }
}
