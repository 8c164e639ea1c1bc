package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How the storage engine keeps documents. */
final class DocumentType extends BasicDataType<Document> {

    static final DocumentType INSTANCE = new DocumentType();

    private DocumentType() {}

    @Override
    public int getMemory(Document document) {
        return Bson.memory(document);
    }

    @Override
    public void write(WriteBuffer buffer, Document document) {
        Bson.write(document, buffer);
    }

    @Override
    public Document read(ByteBuffer buffer) {
        return Bson.decode(buffer);
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
