package io.klientela.bench.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klientela.bench.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFlatTest {

    @Test
    void countsTheUploadAmongTheTimeOfTheWhole() {
        Slice all = Slice.sum(
                List.of(new Slice(100, 100, 1, 30, 100, 0.5, 80, 400), new Slice(200, 80, 1, 70, 100, 0.5, 70, 420)),
                2);
        assertThat(all.speed()).isEqualTo(180 / 4.0);
        assertThat(all.floor()).isEqualTo(200);
        assertThat(all.heap()).isEqualTo(80);
        assertThat(all.peak()).isEqualTo(420);
        assertThat(all.pending()).isEqualTo(70);
    }

    @Test
    void findsWhatFullCollectionsLeft(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("gc.log");
        Files.writeString(log, """
                GC(1) Pause Young (Allocation Failure) 300M->200M(494M) 5.1ms
                GC(2) Pause Full (Diagnostic Command) 220M->91M(494M) 90.1ms
                GC(3) Pause Full (Diagnostic Command) 240M->79M(494M) 90.1ms
                """);
        assertThat(new Memory(1, log).mostHeap()).isEqualTo(91);
    }

    @Test
    void refusesWhatIsNoNumberOfRows() {
        assertThatThrownBy(() -> new ImportFlat().run(List.of("many"), System.out))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("how many rows");
    }
}
