package io.klientela.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void takesSizeRoundsAndMetrics() {
        assertThat(Options.of(List.of("--size", "100K", "write", "--rounds", "2", "list")))
                .isEqualTo(new Options(Size.SIZE_100K, false, 2, 5, 1, List.of("write", "list")));
    }

    @Test
    void takesHowManyActivitiesEachContactHas() {
        assertThat(Options.of(List.of("--activities", "10", "--size", "1k")).activities())
                .isEqualTo(10_000);
        assertThat(Options.of(List.of("--size", "10k")).activities()).isEqualTo(20_000);
    }

    @Test
    void saysWhichSizesThereAre() {
        assertThatThrownBy(() -> Options.of(List.of("--size", "huge")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("1k, 10k, 100k, 1m");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.of(List.of("--fast"))).hasMessageContaining("--fast");
        assertThatThrownBy(() -> Options.of(List.of("--rounds", "0"))).hasMessageContaining("from 1 to 20");
        assertThatThrownBy(() -> Options.of(List.of("--seconds"))).hasMessageContaining("needs a value");
    }
}
