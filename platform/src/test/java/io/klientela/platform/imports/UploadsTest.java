package io.klientela.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private static final int PARTS = 52;

    private final ImportKit kit = new ImportKit();
    private final Uploads uploads = new Uploads(kit.database());

    @AfterEach
    void close() {
        kit.close();
    }

    /** Of 52 MB. */
    private static InputStream largeFile() {
        byte[] part = new byte[1_000_000];
        new Random(7).nextBytes(part);
        return new SequenceInputStream(Collections.enumeration(Collections.nCopies(PARTS, part).stream()
                .map(ByteArrayInputStream::new)
                .toList()));
    }

    @Test
    void readsAFileThatIsLargerThanAnyAnswerOfTheStoreMayBe() throws IOException {
        uploads.store("i1", "large.csv", largeFile());
        assertThat(checksum(uploads.open("i1"))).isEqualTo(checksum(largeFile()));
    }

    private static long checksum(InputStream stream) throws IOException {
        try (CheckedInputStream checked = new CheckedInputStream(stream, new CRC32())) {
            assertThat(checked.transferTo(OutputStream.nullOutputStream())).isEqualTo(PARTS * 1_000_000L);
            return checked.getChecksum().getValue();
        }
    }

    @Test
    void takesNoPartForTheWhole() throws IOException {
        uploads.store("i1", "large.csv", largeFile());
        kit.database().getCollection("imports.chunks").deleteOne(new Document("n", 100));
        try (InputStream stream = uploads.open("i1")) {
            assertThatThrownBy(() -> stream.transferTo(OutputStream.nullOutputStream()))
                    .hasMessageContaining("incomplete");
        }
        assertThatThrownBy(() -> uploads.open("i2")).hasMessageContaining("gone");
    }
}
