package io.klientela.platform.aggregate;

import io.klientela.platform.outbox.Instance;
import io.klientela.platform.outbox.OutboxFields;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Who may publish an aggregate, as it was when the aggregate was read. */
record Lease(@Nullable String owner, @Nullable Instant until, long token) {
    static final Lease NONE = new Lease(null, null, 0);
    static final Document PROJECTION =
            new Document(OutboxFields.OWNER, 1).append(OutboxFields.UNTIL, 1).append(OutboxFields.TOKEN, 1);

    static Lease of(Document document) {
        Date until = document.getDate(OutboxFields.UNTIL);
        Long token = document.getLong(OutboxFields.TOKEN);
        return new Lease(
                document.getString(OutboxFields.OWNER),
                until == null ? null : until.toInstant(),
                token == null ? 0 : token);
    }

    /** Whether the instance may take it in its own write: nobody holds it, or its holder went silent. */
    boolean isFree(Instant now) {
        return owner == null || until == null || until.isBefore(now);
    }

    boolean isHeldBy(Instance instance, Instant now) {
        return instance.id().equals(owner) && !isFree(now);
    }
}
