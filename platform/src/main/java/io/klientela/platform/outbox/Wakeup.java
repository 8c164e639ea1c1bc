package io.klientela.platform.outbox;

/** Told after each write that an aggregate has something to publish. */
@FunctionalInterface
public interface Wakeup {
    void pending(String collection, String id);
}
