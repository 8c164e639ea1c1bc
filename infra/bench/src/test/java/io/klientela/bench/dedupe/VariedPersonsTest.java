package io.klientela.bench.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.contacts.duplicate.matching.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariedPersonsTest {
    private static final int ROWS = 2_000;

    private final LabelledTable source = new LabelledTable(
            new Table(
                    List.of("first_name", "surname", "dob", "city", "email"),
                    List.of(
                            List.of("Grace", "Grace", "Evie", "Robert"),
                            List.of("Kelly", "Kely", "Dean", "Allen"),
                            List.of("1997-04-26", "1997-04-26", "2015-03-03", "1971-06-24"),
                            List.of("Hull", "", "Leeds", "London"),
                            List.of("g.kelly52@jones.com", "", "evie@harris.net", "rob@smith.net"))),
            List.of("1", "1", "3", "0"));

    @Test
    void writesPersonsDownOnceOrSeveralTimes() {
        LabelledTable rows = new VariedPersons(source, 3, 1).rows(ROWS);
        assertThat(rows.table().size()).isEqualTo(ROWS);
        Set<String> persons = new HashSet<>(rows.persons());
        assertThat(persons.size()).isBetween(ROWS / 2, ROWS * 7 / 10);
        assertThat(new HashSet<>(rows.table().columns().get(4)).size())
                .as("addresses are made anew")
                .isGreaterThan(ROWS / 4);
        assertThat(rows.table().columns().get(1)).contains("Kelly", "Dean", "Allen");
    }

    @Test
    void makesTheSameOfTheSameSeed() {
        assertThat(new VariedPersons(source, 3, 7).rows(ROWS)).isEqualTo(new VariedPersons(source, 3, 7).rows(ROWS));
        assertThat(new VariedPersons(source, 3, 7).rows(ROWS)).isNotEqualTo(new VariedPersons(source, 3, 8).rows(ROWS));
    }
}
