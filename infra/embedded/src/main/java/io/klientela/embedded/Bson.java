package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/** Documents as bytes: smaller and several times faster than the Java serialization the storage engine falls back to. */
final class Bson {

    private static final int LARGEST_KEPT = 1024 * 1024;
    private static final ThreadLocal<ByteBuf> SCRATCH = ThreadLocal.withInitial(() -> Unpooled.buffer(4096));

    private Bson() {}

    /** Writes a document through memory that the thread keeps: a checkpoint writes tens of thousands. */
    static void write(Map<String, ?> document, WriteBuffer target) {
        put(encoded(document), target);
    }

    /** Writes values as the document whose fields are called 0, 1 and so on. */
    static void write(List<? extends @Nullable Object> values, WriteBuffer target) {
        var buffer = SCRATCH.get().clear();
        BsonWriter.array(values, buffer);
        put(buffer, target);
    }

    private static void put(ByteBuf buffer, WriteBuffer target) {
        target.put(written(buffer));
    }

    /** What was written; valid until the thread writes something else. */
    static ByteBuffer encode(Map<String, ?> document) {
        return written(encoded(document));
    }

    private static ByteBuf encoded(Map<String, ?> document) {
        var buffer = SCRATCH.get().clear();
        BsonWriter.document(document, buffer);
        return buffer;
    }

    private static ByteBuffer written(ByteBuf buffer) {
        if (buffer.capacity() > LARGEST_KEPT) {
            SCRATCH.remove();
        }
        return ByteBuffer.wrap(buffer.array(), 0, buffer.writerIndex());
    }

    /** Reads one document and moves the buffer behind it. */
    static Document decode(ByteBuffer bytes) {
        var buffer = Unpooled.wrappedBuffer(bytes);
        var document = BsonDecoder.decodeBson(buffer);
        bytes.position(bytes.position() + buffer.readerIndex());
        return document;
    }

    /** About how many bytes of heap a value takes. */
    static int memory(Object value) {
        return switch (value) {
            case null -> 8;
            case String text -> 48 + text.length();
            case Map<?, ?> map -> {
                var sum = 96;
                for (var entry : map.entrySet()) {
                    sum += 56 + memory(entry.getKey()) + memory(entry.getValue());
                }
                yield sum;
            }
            case Collection<?> items -> {
                var sum = 48;
                for (var item : items) {
                    sum += 8 + memory(item);
                }
                yield sum;
            }
            default -> 32;
        };
    }
}
