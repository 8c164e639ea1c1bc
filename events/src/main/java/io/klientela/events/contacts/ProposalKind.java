package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody outside proposes for a meeting. */
public enum ProposalKind {
    /** Another time. */
    @JsonProperty("time")
    TIME,
    /** To take part, though nobody asked them: the invitation was handed on. */
    @JsonProperty("guest")
    GUEST
}
