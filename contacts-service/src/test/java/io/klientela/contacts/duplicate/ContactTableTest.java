package io.klientela.contacts.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.contacts.duplicate.matching.Likeness;
import io.klientela.contacts.duplicate.matching.Match;
import io.klientela.contacts.duplicate.matching.Matching;
import io.klientela.contacts.duplicate.matching.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactTableTest {
    private static final KnownAddress POLNA = new KnownAddress("ul. Polna 3/5", "81-001", "Gdynia");
    private static final String[] GIVEN = {
        "Anna",
        "Maria",
        "Katarzyna",
        "Agnieszka",
        "Barbara",
        "Ewa",
        "Zofia",
        "Teresa",
        "Piotr",
        "Tomasz",
        "Marcin",
        "Adam"
    };
    private static final String[] BEGIN = {
        "Kowal", "Wiśniew", "Zieliń", "Szymań", "Dąbrow", "Kamiń", "Lewandow", "Wójtow"
    };
    private static final String[] END = {"ska", "ski", "czyk", "owicz", "icka", "iak", "ewska", "arz", "owa", "ulak"};
    private static final String[] STREETS = {"Polna", "Leśna", "3 Maja", "Słoneczna", "Ogrodowa", "Lipowa", "Długa"};

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ul. Polna 3/5,ul. Polna,3/5",
                "Polna 3 m. 5,Polna,3/5",
                "Polna 3 lok 5,Polna,3/5",
                "ul. 3 Maja 12A,ul. 3 Maja,12A",
                "11 Listopada 5,11 Listopada,5",
                "12 Main Street,Main Street,12",
                "4/17 Oak Lane,Oak Lane,4/17",
                "Rynek,Rynek,-",
                "Hauptstraße 7b,Hauptstraße,7b",
                "117,117,-"
            })
    void partsTheNumberFromTheStreet(String written, String street, @Nullable String number) {
        KnownAddress address = new KnownAddress(written, null, null);
        assertThat(address.streetName()).isEqualTo(street);
        assertThat(address.houseNumber()).isEqualTo(number);
    }

    @Test
    void takesANeighbourForNobodyElseAndSomebodyWhoMovedForTheSame() {
        KnownAddress lesna = new KnownAddress("Leśna 17", "30-050", "Kraków");
        assertThat(like(person("Jan", "Kowalski", "", POLNA), person("Ewa", "Kowalska", "", POLNA)))
                .as("his wife")
                .isLessThan(0.3);
        assertThat(like(person("Jan", "Kowalski", "", POLNA), person("Jan", "Kowalski", "", POLNA)))
                .as("he himself")
                .isGreaterThan(0.95);
        assertThat(like(
                        person("Jan", "Kowalski", "jan@k.example", POLNA),
                        person("Jan", "Kowalski", "jan@k.example", lesna)))
                .as("he himself at another address")
                .isGreaterThan(0.9);
        assertThat(like(person("Jan", "Kowalski", "jan@k.example", POLNA, lesna), person("Jan", "Kowalski", "", lesna)))
                .as("one of his addresses")
                .isGreaterThan(0.95);
    }

    private static double like(KnownContact one, KnownContact other) {
        return Likeness.of(ContactTable.of(List.of(one, other)), 0).getFirst().score();
    }

    /**
     * Couples of one surname who share address and telephone, some of whom stand there twice: at the old address or at a
     * new one. The weights are learned from them alone.
     */
    @Test
    void findsThoseWhoStandThereTwiceAmongCouplesAndNamesakes() {
        Random random = new Random(5);
        List<KnownContact> contacts = new ArrayList<>();
        List<Integer> persons = new ArrayList<>();
        int truth = 0;
        for (int person = 0; person < 800; person += 2) {
            KnownAddress home = home(random);
            String surname = pick(BEGIN, random) + pick(END, random);
            String phone = "+48 5%02d %03d %03d".formatted(person % 89, random.nextInt(1000), random.nextInt(1000));
            int first = random.nextInt(GIVEN.length);
            for (int i = 0; i < 2; i++) {
                String given = GIVEN[(first + i * (1 + random.nextInt(GIVEN.length - 1))) % GIVEN.length];
                String email =
                        "%s%d@wp.example".formatted(given.toLowerCase(java.util.Locale.ROOT), random.nextInt(9999));
                contacts.add(person(given, surname, email, phone, home));
                persons.add(person + i);
                if (i == 0 && person % 5 == 0) {
                    boolean moved = person % 10 == 0;
                    contacts.add(
                            moved
                                    ? person(given, surname, email, "", home(random))
                                    : person(given, surname, "", "", home, home(random)));
                    persons.add(person);
                    truth++;
                }
            }
        }
        Scan scan = Matching.scan(ContactTable.of(contacts));
        List<Match> found =
                scan.matches().stream().filter(match -> match.score() >= 0.5).toList();
        long right = found.stream()
                .filter(match -> persons.get(match.first()).equals(persons.get(match.second())))
                .count();
        System.out.printf("addresses: %d of %d found, %d told%n", right, truth, found.size());
        assertThat((double) right / truth).as("recall").isGreaterThan(0.95);
        assertThat((double) right / found.size()).as("precision").isGreaterThan(0.95);
        assertThat(found.stream().flatMap(match -> scan.reasons(match).stream()))
                .extracting(reason -> reason.column())
                .contains("street", "houseNumber", "postcode");
    }

    private static KnownContact person(String given, String surname, String email, KnownAddress... homes) {
        return person(given, surname, email, "", homes);
    }

    private static KnownContact person(
            String given, String surname, String email, String phone, KnownAddress... homes) {
        return new KnownContact(
                given + surname,
                given + " " + surname,
                given,
                surname,
                email.isEmpty() ? List.of() : List.of(email),
                phone.isEmpty() ? List.of() : List.of(phone),
                List.of(),
                homes[0].city(),
                List.of(homes));
    }

    private static KnownAddress home(Random random) {
        int city = random.nextInt(6);
        return new KnownAddress(
                "ul. %s %d".formatted(pick(STREETS, random), 1 + random.nextInt(90)),
                "%02d-%03d".formatted(10 + city * 9, random.nextInt(30)),
                List.of("Gdynia", "Kraków", "Łódź", "Poznań", "Lublin", "Opole").get(city));
    }

    private static String pick(String[] some, Random random) {
        return some[random.nextInt(some.length)];
    }
}
