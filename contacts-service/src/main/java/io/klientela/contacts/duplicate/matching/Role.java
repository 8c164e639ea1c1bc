package io.klientela.contacts.duplicate.matching;

/** What a column says of a person, as far as comparing needs it. */
enum Role {
    GIVEN_NAME,
    MIDDLE_NAME,
    SURNAME,
    FULL_NAME,
    BIRTH_DATE,
    DATE,
    EMAIL,
    PHONE,
    /** A number that belongs to one person: PESEL, social security, passport. */
    IDENTIFIER,
    COMPANY,
    HOUSE_NUMBER,
    STREET,
    CITY,
    POSTCODE,
    REGION,
    COUNTRY,
    /** Few different values, such as a gender. */
    CATEGORY,
    NUMBER,
    TEXT;

    /** Whether a household moves with it: its columns agree and differ together. */
    boolean isAddress() {
        return switch (this) {
            case HOUSE_NUMBER, STREET, CITY, POSTCODE, REGION, COUNTRY -> true;
            default -> false;
        };
    }

    /** Whether it tells persons of one household or firm apart, where everything else can be common to them. */
    boolean isPersonal() {
        return switch (this) {
            case GIVEN_NAME, MIDDLE_NAME, BIRTH_DATE, DATE, EMAIL, IDENTIFIER -> true;
            default -> false;
        };
    }

    /** The largest share of the records of one person that can differ completely; people rarely change their birthday. */
    double mostDifferent() {
        return switch (this) {
            case GIVEN_NAME, BIRTH_DATE, IDENTIFIER -> 0.2;
            case SURNAME -> 0.3;
            case EMAIL -> 0.5;
            default -> 1;
        };
    }

    /** The smallest share of the records of one person that can be equal. */
    double leastEqual() {
        return isPersonal() || this == SURNAME ? 0.35 : 0;
    }

    /** How often two strangers are equal, where nothing else is known. */
    double usuallyEqual() {
        return switch (this) {
            case EMAIL, PHONE, IDENTIFIER -> 1e-6;
            case BIRTH_DATE -> 5e-5;
            case SURNAME, STREET, POSTCODE -> 0.003;
            case GIVEN_NAME, COMPANY, HOUSE_NUMBER -> 0.01;
            default -> 0.05;
        };
    }

    /** How often they are alike. */
    double usuallyAlike() {
        return this == EMAIL || this == PHONE || this == IDENTIFIER ? 1e-4 : 0.004;
    }

    boolean isPersonName() {
        return this == GIVEN_NAME || this == SURNAME;
    }
}
