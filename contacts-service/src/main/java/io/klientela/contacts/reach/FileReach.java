package io.klientela.contacts.reach;

import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.platform.imports.ImportRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How somebody is reached, as rows of files tell it: what is new is added to what is known. */
public final class FileReach {
    private static final String WORK = "work";

    /** Addresses and numbers in one row. */
    private static final int MOST = 10;

    private static final int MOST_PLACES = 3;

    private FileReach() {}

    public static List<EmailInput> emails(ImportRow row, List<EmailInput> known) {
        List<EmailInput> emails = known;
        for (int i = 1; i <= MOST; i++) {
            String kind = row.text(numbered("email", i) + "Kind");
            emails = plus(
                    emails,
                    row.text(numbered("email", i)),
                    EmailInput::value,
                    value -> new EmailInput(value, Objects.requireNonNullElse(kind, WORK)));
        }
        return emails;
    }

    /** @param country where numbers without country code belong to */
    public static List<PhoneInput> phones(ImportRow row, List<PhoneInput> known, Supplier<@Nullable String> country) {
        List<PhoneInput> phones = known;
        for (int i = 1; i <= MOST; i++) {
            String field = numbered("phone", i);
            String said = row.text(field);
            String kind = row.text(field + "Kind");
            String number = said == null
                    ? null
                    : PhoneNumbers.e164(said, PhoneNumbers.isInternational(said) ? null : country.get(), field);
            phones = plus(
                    phones,
                    number,
                    PhoneInput::value,
                    value -> new PhoneInput(value, Objects.requireNonNullElse(kind, WORK)));
        }
        return phones;
    }

    /** An address that has more than a city and a country, which are said beside it too. */
    public static List<AddressInput> addresses(ImportRow row, List<AddressInput> known) {
        List<AddressInput> addresses = known;
        for (int i = 1; i <= MOST_PLACES; i++) {
            AddressInput address = new AddressInput(
                    Objects.requireNonNullElse(row.text(numbered("addressKind", i)), WORK),
                    row.text(numbered("street", i)),
                    row.text(numbered("postalCode", i)),
                    row.text(numbered("city", i)),
                    row.text(numbered("region", i)),
                    row.text(numbered("country", i)));
            boolean place = address.street() != null || address.postalCode() != null || i > 1;
            if (place && !address.isEmpty() && known.stream().noneMatch(address::saysNoMoreThan)) {
                addresses = Stream.concat(addresses.stream(), Stream.of(address))
                        .distinct()
                        .toList();
            }
        }
        return addresses;
    }

    public static List<String> languages(ImportRow row, List<String> known) {
        return united(known, row.list("languages"));
    }

    public static List<String> tags(ImportRow row, List<String> known) {
        return united(known, row.list("tags"));
    }

    public static List<LinkInput> links(ImportRow row, List<LinkInput> known) {
        List<LinkInput> links = known;
        for (String url : Stream.concat(Stream.ofNullable(row.text("webPage")), row.list("links").stream())
                .toList()) {
            LinkInput link = new LinkInput(listed(url), null);
            links = plus(links, link.url(), one -> listed(one.url()), value -> link);
        }
        return links;
    }

    /** A list in a cell is parted by semicolons, which addresses in it write in another way. */
    private static String listed(String url) {
        return url.replace("%3B", ";");
    }

    /** The name of the nth field of several: {@code phone}, {@code phone2}, … */
    public static String numbered(String field, int number) {
        return number == 1 ? field : field + number;
    }

    private static List<String> united(List<String> known, List<String> more) {
        return more.isEmpty()
                ? known
                : Stream.concat(known.stream(), more.stream()).distinct().toList();
    }

    private static <T> List<T> plus(
            List<T> known, @Nullable String value, Function<T, String> valueOf, Function<String, T> added) {
        if (value == null || known.stream().map(valueOf).anyMatch(value::equals)) {
            return known;
        }
        List<T> more = new ArrayList<>(known);
        more.add(added.apply(value));
        return more;
    }
}
