package io.klientela.platform.imports.table;

import ezvcard.VCard;
import ezvcard.parameter.VCardParameters;
import ezvcard.property.Address;
import ezvcard.property.Birthday;
import ezvcard.property.Categories;
import ezvcard.property.Email;
import ezvcard.property.Organization;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.TextProperty;
import ezvcard.property.VCardProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A card as a row: names, where the person works, five addresses and numbers with what each is for, and the rest. */
final class VcardCells {
    static final int SEVERAL = 5;
    static final List<String> HEADER = header();
    private static final List<String> LABELS = List.of("work", "home", "mobile", "other");

    private VcardCells() {}

    private static List<String> header() {
        Stream<String> names = Stream.of("First name", "Last name", "Full name", "Company", "Department", "Job title");
        Stream<String> emails = IntStream.rangeClosed(1, SEVERAL).boxed().flatMap(i -> numbered("Email", i));
        Stream<String> phones = IntStream.rangeClosed(1, SEVERAL).boxed().flatMap(i -> numbered("Phone", i));
        Stream<String> rest = Stream.of(
                "Street",
                "City",
                "Region",
                "Postal code",
                "Country",
                "Website",
                "Birthday",
                "Language",
                "Tags",
                "Notes",
                "External ID");
        return Stream.of(names, emails, phones, rest).flatMap(part -> part).toList();
    }

    private static Stream<String> numbered(String name, int number) {
        String one = number == 1 ? name : "%s %d".formatted(name, number);
        return Stream.of(one, one + " label");
    }

    static List<String> of(VCard card) {
        List<String> cells = new ArrayList<>(HEADER.size());
        names(card, cells);
        Organization organization = card.getOrganization();
        List<String> units = organization == null ? List.of() : organization.getValues();
        cells.add(units.isEmpty() ? "" : clean(units.getFirst()));
        cells.add(
                units.size() < 2
                        ? ""
                        : units.stream().skip(1).map(VcardCells::clean).collect(Collectors.joining(", ")));
        cells.add(card.getTitles().isEmpty() ? text(card.getRoles()) : text(card.getTitles()));
        labelled(card.getEmails(), Email::getValue, cells);
        labelled(card.getTelephoneNumbers(), VcardCells::number, cells);
        address(card, cells);
        cells.add(text(card.getUrls()));
        Birthday birthday = card.getBirthday();
        cells.add(
                birthday == null || birthday.getDate() == null
                        ? ""
                        : birthday.getDate().toString());
        cells.add(text(card.getLanguages()));
        Categories categories = card.getCategories();
        cells.add(
                categories == null
                        ? ""
                        : categories.getValues().stream().map(VcardCells::clean).collect(Collectors.joining(";")));
        cells.add(card.getNotes().stream().map(note -> clean(note.getValue())).collect(Collectors.joining("\n")));
        cells.add(card.getUid() == null ? "" : clean(card.getUid().getValue()));
        return List.copyOf(cells);
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
        boolean preferred = property.getParameters().getTypes().stream().anyMatch("pref"::equalsIgnoreCase);
        return preference == null ? preferred ? 0 : 101 : preference;
    }

    private static String label(VCardProperty property) {
        VCardParameters parameters = property.getParameters();
        List<String> types = parameters.getTypes().stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .toList();
        if (types.contains("cell") || types.contains("mobile") || types.contains("iphone")) {
            return "mobile";
        }
        return LABELS.stream().filter(types::contains).findFirst().orElse("other");
    }

    private static @Nullable String number(Telephone phone) {
        return phone.getText() == null && phone.getUri() != null
                ? phone.getUri().getNumber()
                : phone.getText();
    }

    private static void address(VCard card, List<String> cells) {
        Address address = card.getAddresses().stream()
                .min(Comparator.comparingInt(VcardCells::preference))
                .orElseGet(Address::new);
        cells.add(Stream.of(address.getExtendedAddressFull(), address.getStreetAddressFull(), address.getPoBox())
                .filter(Objects::nonNull)
                .map(VcardCells::clean)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ")));
        cells.add(clean(address.getLocality()));
        cells.add(clean(address.getRegion()));
        cells.add(clean(address.getPostalCode()));
        cells.add(clean(address.getCountry()));
    }

    private static String text(List<? extends TextProperty> properties) {
        return properties.isEmpty() ? "" : clean(properties.getFirst().getValue());
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }
}
