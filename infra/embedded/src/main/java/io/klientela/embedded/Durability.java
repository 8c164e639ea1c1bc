package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When a change is safe. */
interface Durability extends AutoCloseable {

    /** Notes that a document is now as given, or gone. */
    void record(String database, String collection, Key position, @Nullable Document document);

    /** Runs a command that changes documents and returns when its changes, and those before it, are safe. */
    <T> T changing(Supplier<T> command);

    /** Runs a command that changes collections or indexes, alone, and returns when that is safe. */
    <T> T reshaping(Supplier<T> command);

    @Override
    void close();

    /** For a store in memory: nothing is ever safe. */
    static Durability none() {
        return new Durability() {
            @Override
            public void record(String database, String collection, Key position, @Nullable Document document) {}

            @Override
            public <T> T changing(Supplier<T> command) {
                return command.get();
            }

            @Override
            public <T> T reshaping(Supplier<T> command) {
                return command.get();
            }

            @Override
            public void close() {}
        };
    }
}
