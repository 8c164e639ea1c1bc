package io.klientela.contacts.duplicate;

import io.klientela.events.contacts.PostalAddress;
import jakarta.validation.constraints.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Where a contact lives or works, as far as it is compared. @param street with the number */
record KnownAddress(
        @Nullable @Size(max = 500) String street,
        @Nullable @Size(max = 20) String postalCode,
        @Nullable @Size(max = 100) String city) {

    /** As in {@code ul. Polna 3/5}, {@code 3 Maja 12 m. 4} and {@code Hauptstr. 7b}. */
    private static final Pattern NUMBER_LAST =
            Pattern.compile("(.*?\\p{L}.*?) (\\d+\\p{L}?(?:(?: ?[/-] ?| (?:m|lok|apt)\\.? )\\d+\\p{L}?)?)");

    /** As in {@code 12 Main Street} and {@code 4/17 Oak Lane}. */
    private static final Pattern NUMBER_FIRST = Pattern.compile("(\\d+\\p{L}?(?:[/-]\\d+\\p{L}?)?) (.*\\p{L}.*)");

    private static final Pattern GAPS = Pattern.compile("[\\s,]+");
    private static final Pattern FLAT = Pattern.compile(" ?[/-] ?| (?:m|lok|apt)\\.? ");
    private static final int LONGEST = 200;

    static KnownAddress of(PostalAddress address) {
        return new KnownAddress(address.street(), address.postalCode(), address.city());
    }

    static KnownAddress of(Document document) {
        return new KnownAddress(
                document.getString("street"), document.getString("postalCode"), document.getString("city"));
    }

    Document document() {
        return new Document("street", street).append("postalCode", postalCode).append("city", city);
    }

    /** The street without the number. */
    @Nullable
    String streetName() {
        return street == null ? null : parts(street).name();
    }

    /** The number of the house and of the flat, parted by a slash. */
    @Nullable
    String houseNumber() {
        return street == null ? null : parts(street).number();
    }

    private record Parts(String name, @Nullable String number) {}

    private static Parts parts(String street) {
        String line = GAPS.matcher(street.length() > LONGEST ? street.substring(0, LONGEST) : street)
                .replaceAll(" ")
                .strip();
        Matcher last = NUMBER_LAST.matcher(line);
        if (last.matches()) {
            return new Parts(last.group(1), FLAT.matcher(last.group(2)).replaceFirst("/"));
        }
        Matcher first = NUMBER_FIRST.matcher(line);
        return first.matches() ? new Parts(first.group(2), first.group(1)) : new Parts(line, null);
    }
}
