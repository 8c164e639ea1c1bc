package io.klientela.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private final Signals signals = new Signals();

    private static Signals.Signal signal(String id) {
        return new Signals.Signal("things", id);
    }

    @Test
    void putsWhatWasWrittenByItselfBeforeWhatWasWrittenWithManyOthers() throws InterruptedException {
        IntStream.range(0, 1_000).forEach(number -> signals.addOfMany(signal("many" + number)));
        signals.add(signal("one"));
        signals.add(signal("two"));
        assertThat(signals.take(0, 4)).containsExactly(signal("one"), signal("two"), signal("many0"), signal("many1"));
    }

    @Test
    void keepsOnlySoManyInMindAndSaysOnceThatThereAreOthers() throws InterruptedException {
        IntStream.rangeClosed(0, Signals.MOST_OF_MANY).forEach(number -> signals.addOfMany(signal("many" + number)));
        signals.add(signal("one"));
        assertThat(signals.haveForgotten()).as("while there is enough to do").isFalse();
        assertThat(signals.take(0, Integer.MAX_VALUE)).hasSize(Signals.MOST_OF_MANY + 1);
        assertThat(signals.haveForgotten()).isTrue();
        assertThat(signals.haveForgotten()).isFalse();
        assertThat(signals.take(0, 1)).isEqualTo(List.of());
    }
}
