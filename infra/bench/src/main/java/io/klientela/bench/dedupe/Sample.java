package io.klientela.bench.dedupe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A public set of persons whose truth is known.
 *
 * @param truth a pattern whose first group in the truth column names the person
 * @param hidden columns that are not compared
 */
record Sample(String name, String file, String truthColumn, String truth, Set<String> hidden) {
    private static final String FEBRL = "rec-(\\d+)-.*";
    private static final String ID = "rec_id";
    private static final String NUMBER = "soc_sec_id";
    private static final Sample FEBRL_1 = febrl("febrl 1", "dataset1.csv", Set.of(ID));
    private static final Sample FEBRL_2 = febrl("febrl 2", "dataset2.csv", Set.of(ID));
    private static final Sample FAKE = new Sample(
            "splink fake_1000", "splink-fake-1000/fake_1000.csv", "cluster", "(.*)", Set.of("unique_id", "cluster"));

    static final List<Sample> ALL = List.of(
            FEBRL_1,
            febrl("febrl 1 without " + NUMBER, "dataset1.csv", Set.of(ID, NUMBER)),
            FEBRL_2,
            febrl("febrl 2 without " + NUMBER, "dataset2.csv", Set.of(ID, NUMBER)),
            FAKE);

    /** Of which larger ones are made. */
    static final List<Sample> VARIED = List.of(FEBRL_2, FAKE);

    private static Sample febrl(String name, String file, Set<String> hidden) {
        return new Sample(name, "febrl-dedupe/" + file, ID, FEBRL, hidden);
    }

    Path in(Path folder) {
        return folder.resolve(file);
    }

    LabelledTable read(Path folder) throws IOException {
        return LabelledTable.read(in(folder), truthColumn, truth, hidden);
    }
}
