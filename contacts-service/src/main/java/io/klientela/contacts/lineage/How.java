package io.klientela.contacts.lineage;

import com.fasterxml.jackson.annotation.JsonProperty;

/** By what way a value came. */
enum How {
    /** A person typed it. */
    @JsonProperty("user")
    USER,

    /** A person changed many records at once. */
    @JsonProperty("bulk")
    BULK,

    /** Another system, through the API. */
    @JsonProperty("api")
    API,

    @JsonProperty("import")
    IMPORT,

    /** A lead that was converted, as those from forms are. */
    @JsonProperty("lead")
    LEAD,

    /** A form that somebody filled in. */
    @JsonProperty("form")
    FORM,

    /** A rule of automation. */
    @JsonProperty("rule")
    RULE,

    /** A merge, where it is not known who set it on the record that was merged. */
    @JsonProperty("merge")
    MERGE,

    /** Klientela itself, as it keeps copies of names. */
    @JsonProperty("system")
    SYSTEM
}
