package io.klientela.platform.start;

/**
 * Something that must be done in the service's database before it is ready, e.g. an index or the records that it ships
 * with. It runs at every start and in every instance, so it must be repeatable and bear company.
 */
@FunctionalInterface
public interface StartupTask {
    void run();
}
