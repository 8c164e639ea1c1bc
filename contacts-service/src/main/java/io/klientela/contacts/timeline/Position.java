package io.klientela.contacts.timeline;

import com.mongodb.client.model.Filters;
import io.klientela.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Where a page of a timeline ends: new entries come before it, so that no page shows one twice. */
record Position(long at, String id) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):(\\S{1,100})");

    static Position of(Document entry) {
        return new Position(entry.getDate("at").toInstant().toEpochMilli(), entry.getString("_id"));
    }

    /** @throws Problem 400 where it is no cursor of a timeline */
    static Bson after(@Nullable String cursor) {
        return cursor == null ? Filters.empty() : decode(cursor).older();
    }

    private Bson older() {
        Date time = Date.from(Instant.ofEpochMilli(at));
        return Filters.and(Filters.lte("at", time), Filters.or(Filters.lt("at", time), Filters.lt("_id", id)));
    }

    String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    private static Position decode(String cursor) {
        try {
            Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (form.matches()) {
                return new Position(Long.parseLong(form.group(1)), form.group(2));
            }
        } catch (IllegalArgumentException e) {
            // Refused below, like any other text that is no cursor.
        }
        throw Problem.badRequest("The cursor is not one that a timeline gave out.")
                .field("cursor", "use nextCursor of the page before, or leave it out");
    }
}
