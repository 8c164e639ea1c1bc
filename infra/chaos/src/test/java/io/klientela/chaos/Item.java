package io.klientela.chaos;

/** One promise that is put to the test. */
interface Item {
    /** Its number among the promises, and a word for the command line. */
    String name();

    /** Disturbs, measures and leaves the platform whole. */
    void run(Platform platform, Scale scale, Figures figures) throws Exception;
}
