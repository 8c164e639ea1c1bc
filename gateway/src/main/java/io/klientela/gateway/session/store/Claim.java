package io.klientela.gateway.session.store;

/** What asking for the right to renew a session's tokens comes to. */
public sealed interface Claim {

    /** Nobody else renews until this is given back, or for a while. */
    record Granted(Tokens tokens, String renewer) implements Claim {}

    /** Somebody else has renewed them already. */
    record Renewed(Tokens tokens) implements Claim {}

    /** Somebody else, perhaps another gateway, is at it. */
    record Busy() implements Claim {}

    /** The session has ended. */
    record Gone() implements Claim {}
}
