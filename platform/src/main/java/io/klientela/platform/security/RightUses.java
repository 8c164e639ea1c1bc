package io.klientela.platform.security;

/** Learns which rights requests need, as {@link Access} grants them. */
@FunctionalInterface
public interface RightUses {

    /** It is called for every request, several times: it must be quick and never fail. */
    void used(Actor actor, String resource, String action);
}
