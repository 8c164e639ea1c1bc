package io.klientela.platform.outbox;

/** Told after each write that an aggregate has something to publish. */
@FunctionalInterface
public interface Wakeup {
    void pending(String collection, String id);

    /** Like the other one, for an aggregate that was written together with many others: whoever wrote alone goes before. */
    default void pendingOfMany(String collection, String id) {
        pending(collection, id);
    }
}
