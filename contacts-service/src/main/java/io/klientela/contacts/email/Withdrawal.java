package io.klientela.contacts.email;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.events.contacts.EmailState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Takes back what was filed from somebody's mailbox. */
@Component
public class Withdrawal {
    private final Aggregates<Email, EmailState> emails;
    private final FileEmail files;
    private final Stamps stamps;

    Withdrawal(Aggregates<Email, EmailState> emails, FileEmail files, Stamps stamps) {
        this.emails = emails;
        this.files = files;
        this.stamps = stamps;
    }

    /** The mails that nobody else has are gone, with what they said; the others are no longer this user's. */
    public void ofAllOf(String userId) {
        // What was written here is no copy of anything.
        Bson found = Filters.and(Filters.eq("state.holders", userId), Filters.eq("state.delivery", null));
        List<String> alone = emails.collection()
                .find(Filters.and(
                        found, Filters.eq("state.holders", List.of(userId)), Filters.exists("deletedAt", false)))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
        emails.changeAll(found, email -> {
            if (email.state().holders().equals(List.of(userId))) {
                email.delete();
            } else {
                email.change(
                        stamps.now(),
                        draft -> draft.holders = draft.holders.stream()
                                .filter(holder -> !holder.equals(userId))
                                .toList());
            }
        });
        alone.forEach(files::forgetContents);
    }
}
