package io.klientela.embedded;

import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Collection;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** BSON as the server library writes it, without a map for each array and an array of bytes for each text. */
final class BsonWriter {

    private static final String[] INDEXES =
            IntStream.range(0, 256).mapToObj(Integer::toString).toArray(String[]::new);

    private BsonWriter() {}

    static void document(Map<?, ?> document, ByteBuf target) {
        var start = begin(target);
        for (var entry : document.entrySet()) {
            value(String.valueOf(entry.getKey()), entry.getValue(), target);
        }
        end(start, target);
    }

    /** An array is the document whose fields are called 0, 1 and so on. */
    static void array(Collection<? extends @Nullable Object> items, ByteBuf target) {
        var start = begin(target);
        var index = 0;
        for (var item : items) {
            value(index < INDEXES.length ? INDEXES[index] : Integer.toString(index), item, target);
            index++;
        }
        end(start, target);
    }

    private static void value(String name, @Nullable Object value, ByteBuf target) {
        var type = BsonEncoder.determineType(value);
        target.writeByte(type);
        ByteBufUtil.writeUtf8(target, name);
        target.writeByte(0);
        switch (value) {
            case String text -> text(text, target);
            case Map<?, ?> map -> document(map, target);
            case Collection<?> items -> array(items, target);
            case null, default -> BsonEncoder.encodeValue(type, value, target);
        }
    }

    private static void text(String text, ByteBuf target) {
        var start = target.writerIndex();
        target.writeIntLE(0);
        ByteBufUtil.writeUtf8(target, text);
        target.writeByte(0);
        target.setIntLE(start, target.writerIndex() - start - Integer.BYTES);
    }

    private static int begin(ByteBuf target) {
        var start = target.writerIndex();
        target.writeIntLE(0);
        return start;
    }

    private static void end(int start, ByteBuf target) {
        target.writeByte(0);
        target.setIntLE(start, target.writerIndex() - start);
    }
}
