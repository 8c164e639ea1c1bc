package io.klientela.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How the storage engine keeps and orders keys. */
final class KeyType extends BasicDataType<Key> {

    static final KeyType ASCENDING = new KeyType();

    private final boolean[] ascending;

    /** An order by the given directions, one for each leading value. */
    KeyType(boolean... ascending) {
        this.ascending = ascending.clone();
    }

    @Override
    public int compare(Key one, Key other) {
        return one.compareTo(other, ascending);
    }

    @Override
    public int getMemory(Key key) {
        return 40 + Bson.memory(key.values());
    }

    @Override
    public void write(WriteBuffer buffer, Key key) {
        Bson.write(key.values(), buffer);
    }

    @Override
    public Key read(ByteBuffer buffer) {
        return Key.of(Bson.decode(buffer).values().stream().toList());
    }

    @Override
    public Key[] createStorage(int size) {
        return new Key[size];
    }
}
