package io.klientela.contacts.timeline;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The records that came to a contact since some time, of those that the caller may see. */
@Component
public class CameSince {
    private static final int MOST = 200;
    private static final Set<String> RESOURCES = Set.of("activity", "email", "deal", "lead", "ticket", "mail");
    private static final Pattern BEGINNING = Pattern.compile("\\.(created|sent|filed)\\.v1$");

    private final Timeline timeline;
    private final VisibleEntries visible;

    CameSince(Timeline timeline, VisibleEntries visible) {
        this.timeline = timeline;
        this.visible = visible;
    }

    /** @param type e.g. {@code deal}. @param name as it was then; null where it is hidden */
    public record Item(String type, String id, @Nullable String name, Instant at) {}

    /** @param addresses of somebody else: what came from them is not told */
    public List<Item> to(String contactId, Instant since, Collection<String> addresses) {
        List<Bson> whose = List.of(Filters.eq(Entry.CONTACTS, contactId));
        Bson wanted = Filters.and(
                Filters.in(Entry.TYPE, RESOURCES),
                Filters.regex("type", BEGINNING),
                Filters.gte("at", Date.from(since)),
                visible.among(RESOURCES, (path, ofType) -> timeline.values(path, whose, ofType)));
        Map<String, Item> found = new LinkedHashMap<>();
        timeline.find(whose, wanted, Filters.empty(), MOST).forEach(entry -> {
            Document resource = entry.get("resource", Document.class);
            if (!addresses.contains(address(entry.get("data", Document.class)))) {
                String type = resource.getString("type");
                String id = resource.getString("id");
                String name = visible.hidesNames(type) ? null : resource.getString("name");
                found.put(id, new Item(type, id, name, entry.getDate("at").toInstant()));
            }
        });
        return List.copyOf(found.values());
    }

    private static String address(Document data) {
        String email = data.getString("email");
        return email != null ? email : String.valueOf(data.getString("contactEmail"));
    }
}
