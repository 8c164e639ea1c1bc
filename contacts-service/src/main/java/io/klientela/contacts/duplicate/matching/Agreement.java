package io.klientela.contacts.duplicate.matching;

/** How two values agree. */
public enum Agreement {
    EQUAL,
    /** Forms of one name: a pet name, an initial, a part. */
    FORM,
    SLIP,
    ALIKE,
    /** Alike in sound or in a part. */
    LOOSE,
    SWAPPED,
    DIFFERENT
}
