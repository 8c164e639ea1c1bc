package io.klientela.contacts.duplicate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {

    private record Quality(double precision, double recall) {
        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    @Test
    void findsTheRecordsOfOnePersonWhateverTheColumnsAreCalled() {
        MadeUpPersons persons = new MadeUpPersons(11, 1200).write(900, 0.4, 3, 3, 0.1);
        assertThat(quality(persons, persons.table()).f1()).isGreaterThan(0.99);
        Map<String, String> polish = columns(
                "first_name=Imię",
                "surname=Nazwisko",
                "dob=Data urodzenia",
                "email=E-mail",
                "phone=Telefon",
                "company=Firma",
                "street=Ulica",
                "house_number=Nr domu",
                "city=Miejscowość",
                "postcode=Kod pocztowy");
        assertThat(quality(persons, persons.table(polish)).f1()).isGreaterThan(0.99);
        Map<String, String> odd = columns(
                "first_name=c1",
                "surname=c2",
                "dob=c3",
                "email=c4",
                "phone=c5",
                "company=c6",
                "street=c7",
                "house_number=c8",
                "city=c9",
                "postcode=c10");
        assertThat(quality(persons, persons.table(odd)).f1()).isGreaterThan(0.98);
    }

    @Test
    void makesDoWithAHandfulOfRecords() {
        Table table = new Table(
                List.of("firstName", "lastName", "email", "phone"),
                List.of(
                        List.of("Małgorzata", "Anna", "Gosia", "Olga", "Adam"),
                        List.of("Wiśniewska", "Nowak", "Wisniewska", "Wilk", "Wilk"),
                        List.of("mw@firma.example", "an@x.example", "mw@firma.example", "ow@z.example", "aw@z.example"),
                        List.of("+48 501 502 503", "", "501502503", "", "")));
        assertThat(Matching.within(table).stream().filter(match -> match.score() >= 0.5))
                .singleElement()
                .satisfies(match -> {
                    assertThat(List.of(match.first(), match.second())).containsExactly(0, 2);
                    assertThat(match.score()).isGreaterThan(0.9);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firstName,lastName,email|Jan,Kowalski,jan@x.example|Jan,Kowalski,jan@x.example",
                "firstName,lastName,email|Jan,Kowalski,jan@x.example|Jan,Kowalsky,jan@x.example",
                "firstName,lastName,email,phone|Małgorzata,Wiśniewska,mw@x.example,|Gosia,Wisniewska,mw@x.example,501502503",
                "firstName,lastName,phone,city|Jan,Kowalski,+48 501 502 503,Łódź|Kowalski,Jan,501-502-503,Lodz",
                "name,birthday,city|Jan Kowalski,1980-02-03,Gdynia|Jan Kowalski,03.02.1980,Gdynia",
                "given_name,surname,street_number,address_1,suburb,postcode,state,date_of_birth,soc_sec_id"
                        + "|michaela,neumann,8,stanley street,winston hills,4223,nsw,19151111,5304218"
                        + "|michaela,neuman,8,stanley street,winston hill,4223,nsw,19151111,5304218",
                "first_name,surname,dob,city,email|Julia,Taylor,2015-10-29,London,hannah88@powers.com"
                        + "|Julia,Taylro,2015-07-31,London,hannah88@powers.com"
            })
    void findsWhatIsObviousFromTwoRecordsOn(String rows) {
        assertThat(found(rows)).as("of two").containsExactly("0 1");
        List<String> lines = List.of(rows.split("\\|"));
        assertThat(linked(lines.get(0), lines.get(1), lines.get(2)))
                .as("of two lists")
                .containsExactly("0 0");
        String stranger =
                Stream.of(lines.get(0).split(",")).map(MatchingTest::another).collect(Collectors.joining(","));
        assertThat(found(rows + "|" + stranger)).as("of three").containsExactly("0 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firstName,lastName,email|Jan,Kowalski,jan@x.example|Ewa,Nowak,ewa@y.example",
                "firstName,lastName,email,city|Jan,Kowalski,jan@x.example,Łódź|Ewa,Kowalska,ewa@y.example,Łódź",
                "firstName,lastName,birthday,street,city,postcode|Jan,Kowalski,1980-02-03,Polna 3,Gdynia,81-001"
                        + "|Ewa,Kowalska,1984-11-23,Polna 3,Gdynia,81-001",
                "firstName,lastName,company,email|Jan,Kowalski,ACME,jan@acme.example|Adam,Wilk,ACME,adam@acme.example",
                "given_name,surname,street_number,address_1,suburb,postcode,state,date_of_birth,soc_sec_id"
                        + "|michaela,neumann,8,stanley street,winston hills,4223,nsw,19151111,5304218"
                        + "|courtney,painter,12,pinkerton circuit,bega flats,4560,vic,19161214,4066625"
            })
    void holdsTwoPersonsApartWhoAreAllThatThereIs(String rows) {
        assertThat(found(rows)).isEmpty();
    }

    /** Something that nobody else has in a column of this name. */
    private static String another(String column) {
        return switch (column) {
            case "birthday", "dob" -> "1955-12-31";
            case "date_of_birth" -> "19551231";
            case "email" -> "zz@far.example";
            case "phone" -> "+48 22 999 88 77";
            case "street_number" -> "199";
            case "postcode" -> "9999";
            case "soc_sec_id" -> "9876543";
            case "name" -> "Zenobia Quist";
            default -> "Zz" + column;
        };
    }

    private static List<String> found(String rows) {
        List<String> lines = List.of(rows.split("\\|"));
        return told(Matching.within(table(lines.getFirst(), lines.subList(1, lines.size()))));
    }

    private static List<String> linked(String head, String left, String right) {
        return told(Matching.between(table(head, List.of(left)), table(head, List.of(right))));
    }

    private static List<String> told(List<Match> matches) {
        return matches.stream()
                .filter(match -> match.score() >= 0.5)
                .map(match -> match.first() + " " + match.second())
                .toList();
    }

    private static Table table(String head, List<String> rows) {
        List<String> names = List.of(head.split(","));
        List<String[]> cells = rows.stream().map(row -> row.split(",", -1)).toList();
        return new Table(
                names,
                IntStream.range(0, names.size())
                        .mapToObj(i -> cells.stream().map(row -> row[i]).toList())
                        .toList());
    }

    @Test
    void makesDoWithFewColumns() {
        MadeUpPersons persons = new MadeUpPersons(12, 1200).write(900, 0.4, 3, 3, 0.1);
        assertThat(quality(persons, persons.table(columns("whole=name", "dob", "city")))
                        .f1())
                .isGreaterThan(0.9);
        assertThat(quality(persons, persons.table(columns("first_name", "surname", "email", "phone")))
                        .f1())
                .isGreaterThan(0.95);
    }

    @Test
    void tellsTheMembersOfAHouseholdApartWhereNobodyIsTwice() {
        MadeUpPersons persons = new MadeUpPersons(13, 1500).write(1500, 0, 1, 0, 0.1);
        assertThat(Matching.within(persons.table()).stream().filter(match -> match.score() >= 0.5))
                .hasSizeLessThan(8);
    }

    @Test
    void linksTwoListsWhoseColumnsHaveOtherNamesAndAnotherOrder() {
        MadeUpPersons persons = new MadeUpPersons(14, 3000).write(2400, 0.6, 1, 3, 0.1);
        int half = persons.size() / 2;
        Table left = persons.table(columns("first_name", "surname", "dob", "email", "city", "phone"), 0, half);
        Table right = persons.table(
                columns(
                        "phone=tel",
                        "surname=nazwisko",
                        "first_name=imie",
                        "city=miasto",
                        "dob=ur",
                        "email=poczta mail"),
                half,
                persons.size());
        List<Match> matches = Matching.between(left, right);
        long truth = 0;
        for (int a = 0; a < half; a++) {
            for (int b = half; b < persons.size(); b++) {
                truth += persons.person(a) == persons.person(b) ? 1 : 0;
            }
        }
        long found = matches.stream().filter(match -> match.score() >= 0.5).count();
        long right5 = matches.stream()
                .filter(match ->
                        match.score() >= 0.5 && persons.person(match.first()) == persons.person(half + match.second()))
                .count();
        assertThat(new Quality((double) right5 / found, (double) right5 / truth).f1())
                .isGreaterThan(0.97);
    }

    @Test
    void goesThroughFiftyThousandRecordsInTime() {
        MadeUpPersons persons = new MadeUpPersons(15, 40_000).write(23_000, 0.6, 3, 3, 0.1);
        assertThat(persons.size()).isGreaterThan(50_000);
        long began = System.nanoTime();
        assertThat(quality(persons, persons.table()).f1()).isGreaterThan(0.99);
        assertThat((System.nanoTime() - began) / 1e9).as("seconds").isLessThan(180);
    }

    @Test
    void hasNothingToSayAboutNothing() {
        assertThat(Matching.within(new Table(List.of(), List.of()))).isEmpty();
        assertThat(Matching.within(new Table(List.of("name"), List.of(List.of("Jan Kowalski")))))
                .isEmpty();
        assertThat(Matching.within(new Table(List.of("name"), List.of(List.of("", "", "")))))
                .isEmpty();
    }

    @Test
    void measuresSimilarityAsTheLibraryDoes() {
        Random random = new Random(1);
        JaroWinklerSimilarity library = new JaroWinklerSimilarity();
        for (int i = 0; i < 2000; i++) {
            String one = word(random);
            String other =
                    random.nextBoolean() ? new StringBuilder(one).reverse().toString() : word(random);
            assertThat(Similarity.jaroWinkler(one, other))
                    .as("%s and %s", one, other)
                    .isEqualTo(library.apply(one, other), org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(9); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(5)));
        }
        return word.toString();
    }

    private static Map<String, String> columns(String... names) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String name : names) {
            int equals = name.indexOf('=');
            columns.put(equals < 0 ? name : name.substring(0, equals), name.substring(equals + 1));
        }
        return columns;
    }

    private static Quality quality(MadeUpPersons persons, Table table) {
        Map<Boolean, Long> counts = new HashMap<>();
        for (Match match : Matching.within(table)) {
            if (match.score() >= 0.5) {
                counts.merge(persons.person(match.first()) == persons.person(match.second()), 1L, Long::sum);
            }
        }
        double right = counts.getOrDefault(true, 0L);
        double wrong = counts.getOrDefault(false, 0L);
        return new Quality(right / Math.max(1, right + wrong), right / persons.truth());
    }
}
