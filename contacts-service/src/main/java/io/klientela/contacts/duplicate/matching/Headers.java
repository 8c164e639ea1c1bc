package io.klientela.contacts.duplicate.matching;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the name of a column says about it, in English, Polish, German, French, Spanish and Italian. */
final class Headers {
    private static final Map<String, Role> WHOLE = Map.ofEntries(
            Map.entry("name", Role.FULL_NAME),
            Map.entry("fname", Role.GIVEN_NAME),
            Map.entry("lname", Role.SURNAME),
            Map.entry("mname", Role.MIDDLE_NAME),
            Map.entry("first", Role.GIVEN_NAME),
            Map.entry("last", Role.SURNAME),
            Map.entry("dob", Role.BIRTH_DATE),
            Map.entry("bday", Role.BIRTH_DATE),
            Map.entry("nr", Role.HOUSE_NUMBER),
            Map.entry("ort", Role.CITY),
            Map.entry("nom", Role.SURNAME),
            Map.entry("nome", Role.GIVEN_NAME),
            Map.entry("nombre", Role.GIVEN_NAME),
            Map.entry("cp", Role.POSTCODE),
            Map.entry("land", Role.COUNTRY));

    /** The first that has a word (or all words of a group joined by a blank) in the header wins. */
    private static final List<Map.Entry<Role, List<String>>> WORDS = List.of(
            Map.entry(Role.EMAIL, List.of("email", "mail", "emails", "poczta elektroniczna", "adres elektroniczny")),
            Map.entry(
                    Role.PHONE,
                    List.of(
                            "phone",
                            "telephone",
                            "tel",
                            "mobile",
                            "cell",
                            "cellphone",
                            "telefon",
                            "komorka",
                            "komorkowy",
                            "handy",
                            "fax",
                            "telefono",
                            "telefone",
                            "phones",
                            "msisdn",
                            "phonenumber")),
            Map.entry(
                    Role.IDENTIFIER,
                    List.of(
                            "ssn",
                            "soc",
                            "pesel",
                            "nip",
                            "regon",
                            "krs",
                            "passport",
                            "paszport",
                            "vat",
                            "tax",
                            "iban",
                            "sin",
                            "nino",
                            "dni",
                            "nie",
                            "nif",
                            "insurance",
                            "social",
                            "dowod",
                            "nhs",
                            "medicare",
                            "national id",
                            "licence",
                            "license")),
            Map.entry(
                    Role.TEXT,
                    List.of(
                            "birth place",
                            "birthplace",
                            "place birth",
                            "miejsce urodzenia",
                            "geburtsort",
                            "username",
                            "login",
                            "url",
                            "website",
                            "www",
                            "notes",
                            "note",
                            "uwagi",
                            "comment",
                            "comments")),
            Map.entry(
                    Role.BIRTH_DATE,
                    List.of(
                            "birth",
                            "birthdate",
                            "birthday",
                            "born",
                            "urodzenia",
                            "urodzony",
                            "ur",
                            "geburtsdatum",
                            "geboren",
                            "naissance",
                            "nacimiento",
                            "nascita",
                            "dateofbirth")),
            Map.entry(
                    Role.POSTCODE,
                    List.of(
                            "postcode",
                            "zip",
                            "zipcode",
                            "postal",
                            "plz",
                            "postleitzahl",
                            "kod pocztowy",
                            "pocztowy",
                            "pincode",
                            "cap",
                            "codigo postal",
                            "code postal")),
            Map.entry(Role.COUNTRY, List.of("country", "kraj", "pays", "pais", "panstwo", "nationality")),
            Map.entry(
                    Role.COMPANY,
                    List.of(
                            "company",
                            "organisation",
                            "organization",
                            "employer",
                            "firma",
                            "pracodawca",
                            "account",
                            "business",
                            "unternehmen",
                            "societe",
                            "empresa",
                            "org")),
            Map.entry(
                    Role.HOUSE_NUMBER,
                    List.of(
                            "street number",
                            "house number",
                            "house",
                            "hausnummer",
                            "nr domu",
                            "numer domu",
                            "nr budynku",
                            "street no",
                            "streetnumber",
                            "housenumber",
                            "nr lokalu",
                            "numer lokalu",
                            "apartment",
                            "flat",
                            "unit",
                            "civico",
                            "building number",
                            "house no",
                            "streetno")),
            Map.entry(
                    Role.STREET,
                    List.of(
                            "street",
                            "address",
                            "addr",
                            "ulica",
                            "adres",
                            "strasse",
                            "str",
                            "rue",
                            "road",
                            "calle",
                            "via",
                            "address1",
                            "address2",
                            "streetname",
                            "adresse",
                            "direccion",
                            "indirizzo",
                            "ul")),
            Map.entry(
                    Role.CITY,
                    List.of(
                            "city",
                            "town",
                            "suburb",
                            "miasto",
                            "miejscowosc",
                            "stadt",
                            "ville",
                            "ciudad",
                            "locality",
                            "citta",
                            "municipality",
                            "wohnort",
                            "gmina",
                            "village",
                            "place")),
            Map.entry(
                    Role.REGION,
                    List.of(
                            "state",
                            "province",
                            "region",
                            "county",
                            "wojewodztwo",
                            "bundesland",
                            "powiat",
                            "provincia",
                            "district",
                            "departement")),
            Map.entry(
                    Role.MIDDLE_NAME,
                    List.of(
                            "middle",
                            "middlename",
                            "drugie imie",
                            "second name",
                            "zweiter vorname",
                            "second forename")),
            Map.entry(
                    Role.FULL_NAME,
                    List.of(
                            "full name",
                            "fullname",
                            "imie nazwisko",
                            "first surname",
                            "first last",
                            "person",
                            "osoba",
                            "display name",
                            "displayname",
                            "nazwisko imie",
                            "forename surname",
                            "given surname",
                            "given family")),
            Map.entry(
                    Role.SURNAME,
                    List.of(
                            "surname",
                            "last name",
                            "lname",
                            "lastname",
                            "family",
                            "nazwisko",
                            "nachname",
                            "familienname",
                            "apellido",
                            "apellidos",
                            "cognome",
                            "familyname",
                            "sname",
                            "prezime",
                            "prijmeni",
                            "efternamn",
                            "sobrenome",
                            "achternaam")),
            Map.entry(
                    Role.GIVEN_NAME,
                    List.of(
                            "given",
                            "fname",
                            "first name",
                            "firstname",
                            "forename",
                            "forenames",
                            "imie",
                            "imiona",
                            "vorname",
                            "prenom",
                            "givenname",
                            "christian name",
                            "jmeno",
                            "fornamn",
                            "voornaam")),
            Map.entry(Role.CATEGORY, List.of("gender", "sex", "plec", "geschlecht", "sexe", "sexo", "title", "tytul")),
            Map.entry(
                    Role.FULL_NAME,
                    List.of("name", "names", "nazwa", "contact", "kontakt", "customer", "client", "klient")),
            Map.entry(Role.DATE, List.of("date", "data", "datum", "fecha")));

    private Headers() {}

    /** Null where the name tells nothing. */
    static @Nullable Role roleOf(String header) {
        String spaced =
                Folding.fold(header.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' '));
        String folded = spaced.toLowerCase(Locale.ROOT);
        Role whole = WHOLE.get(folded);
        if (whole != null) {
            return whole;
        }
        Set<String> words = new HashSet<>(Arrays.asList(folded.split(" ", -1)));
        Arrays.stream(folded.split(" ", -1))
                .map(word -> word.replaceAll("\\d+$", ""))
                .forEach(words::add);
        words.add(Folding.compact(folded));
        for (Map.Entry<Role, List<String>> entry : WORDS) {
            for (String group : entry.getValue()) {
                if (words.containsAll(Arrays.asList(group.split(" ", -1)))) {
                    return entry.getKey();
                }
            }
        }
        return null;
    }
}
