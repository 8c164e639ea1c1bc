package io.klientela.ticketing.conversation;

/** Has waiting mail leave soon. */
public interface Outgoing {
    void wake();
}
