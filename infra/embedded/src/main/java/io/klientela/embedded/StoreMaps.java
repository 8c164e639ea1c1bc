package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;

/** The named maps of a storage file: `documents <database>.<collection>` and `index <database>.<collection> <name>`. */
final class StoreMaps {

    private static final String DOCUMENTS = "documents ";
    private static final String INDEX = "index ";

    private final MVStore store;
    private final MVMap<String, Boolean> multikey;

    StoreMaps(MVStore store) {
        this.store = store;
        this.multikey = store.openMap("multikey");
    }

    Set<String> databases() {
        var names = new TreeSet<String>();
        for (var map : store.getMapNames()) {
            if (map.startsWith(DOCUMENTS)) {
                names.add(map.substring(DOCUMENTS.length(), map.indexOf('.')));
            }
        }
        return names;
    }

    MVMap<Key, Document> documents(String database, String collection) {
        return store.openMap(
                DOCUMENTS + database + '.' + collection,
                new MVMap.Builder<Key, Document>().keyType(KeyType.ASCENDING).valueType(DocumentType.INSTANCE));
    }

    MVMap<Key, Long> index(String database, String collection, String name, KeyType order) {
        return store.openMap(
                indexes(database, collection) + name,
                new MVMap.Builder<Key, Long>().keyType(order).valueType(LongDataType.INSTANCE));
    }

    MultikeyFlag multikeyFlag(String database, String collection, String name) {
        return new MultikeyFlag(multikey, indexes(database, collection) + name);
    }

    void removeDocuments(String database, String collection) {
        store.removeMap(DOCUMENTS + database + '.' + collection);
    }

    void removeIndex(String database, String collection, String name) {
        var map = indexes(database, collection) + name;
        store.removeMap(map);
        multikey.remove(map);
    }

    void removeAll(String database) {
        for (var map : namesStartingWith(DOCUMENTS + database + '.', INDEX + database + '.')) {
            store.removeMap(map);
            multikey.remove(map);
        }
    }

    void rename(String oldDatabase, String oldCollection, String newDatabase, String newCollection) {
        rename(DOCUMENTS + oldDatabase + '.' + oldCollection, DOCUMENTS + newDatabase + '.' + newCollection);
        var from = indexes(oldDatabase, oldCollection);
        var to = indexes(newDatabase, newCollection);
        for (var map : namesStartingWith(from)) {
            var renamed = to + map.substring(from.length());
            rename(map, renamed);
            multikey.put(renamed, true); // unknown from here on, so the careful answer
        }
    }

    private void rename(String from, String to) {
        MVMap<?, ?> map = store.openMap(from);
        store.renameMap(map, to);
    }

    private static String indexes(String database, String collection) {
        return INDEX + database + '.' + collection + ' ';
    }

    private List<String> namesStartingWith(String... prefixes) {
        var names = new ArrayList<String>();
        for (var name : store.getMapNames()) {
            for (var prefix : prefixes) {
                if (name.startsWith(prefix)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    long fileSize() {
        var file = store.getFileStore();
        return file == null ? 0 : file.size();
    }
}
