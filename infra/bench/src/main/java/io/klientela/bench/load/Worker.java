package io.klientela.bench.load;

/** One who does what is due, with a connection of its own. */
public interface Worker extends AutoCloseable {

    /** @param number of the piece of work, counted over all workers. @return whether it went well */
    boolean work(long number) throws Exception;

    @Override
    default void close() {}
}
