package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/** An append-only file of changes, each with its length and checksum: a torn end is recognised and left out. */
final class JournalFile implements AutoCloseable {

    private static final int HEADER = 8;

    private final Path path;
    private final FileChannel channel;

    JournalFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    static byte[] frame(Document change) {
        var bson = Bson.encode(change);
        var frame = ByteBuffer.allocate(HEADER + bson.remaining());
        frame.putInt(bson.remaining()).putInt(checksum(bson.duplicate())).put(bson);
        return frame.array();
    }

    void append(ByteBuffer frames) throws IOException {
        while (frames.hasRemaining()) {
            channel.write(frames);
        }
    }

    /** Makes what was appended survive a power failure, too. */
    void force() throws IOException {
        channel.force(false);
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static void read(Path path, Consumer<Document> changes) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        while (bytes.remaining() >= HEADER) {
            var length = bytes.getInt();
            var checksum = bytes.getInt();
            if (length <= 0 || length > bytes.remaining()) {
                return;
            }
            var bson = bytes.slice(bytes.position(), length);
            if (checksum(bson.duplicate()) != checksum) {
                return;
            }
            changes.accept(Bson.decode(bson));
            bytes.position(bytes.position() + length);
        }
    }

    private static int checksum(ByteBuffer bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
