package io.klientela.contacts.invitation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.mail.MailQueue;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ledger of what each guest of each meeting is to be told by mail, and was told last. */
@Component
class Invitations implements StartupTask {
    private final MongoCollection<Document> collection;
    private final MailQueue queue;

    Invitations(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("invitations");
        this.queue = new MailQueue(collection, true, clock);
    }

    /**
     * How a guest and a meeting stand.
     *
     * @param wanted what was decided last that they should know
     * @param told what the mail server took last; null where it took nothing yet
     * @param waiting whether a mail is on its way to the server
     * @param problem why the last one could not be sent
     */
    record Invitation(
            String id,
            String meetingId,
            Guest guest,
            Word wanted,
            @Nullable Word told,
            boolean waiting,
            @Nullable String problem) {}

    @Override
    public void run() {
        queue.createIndexes();
        collection.createIndex(Indexes.ascending("meetingId"));
    }

    MailQueue queue() {
        return queue;
    }

    static String id(String meetingId, String email) {
        return meetingId + " " + email;
    }

    List<Invitation> of(String meetingId) {
        return find(Filters.eq("meetingId", meetingId));
    }

    Optional<Invitation> to(String meetingId, String email) {
        return find(Filters.eq("_id", id(meetingId, email))).stream().findFirst();
    }

    boolean hasAny(String meetingId) {
        return collection.find(Filters.eq("meetingId", meetingId)).first() != null;
    }

    /** Writes down what a guest is to be told, before anybody is. */
    void tell(ActivityState meeting, Guest guest, Word word) {
        write(meeting.id(), guest, word);
    }

    void tell(Invitation invitation, Word word) {
        write(invitation.meetingId(), invitation.guest(), word);
    }

    private void write(String meetingId, Guest guest, Word word) {
        Document content = new Document("meetingId", meetingId)
                .append("email", guest.email())
                .append("name", guest.name())
                .append("contactId", guest.contactId())
                .append("wanted", word.document())
                .append("problem", null);
        queue.renew(id(meetingId, guest.email()), content, Duration.ZERO);
    }

    /** What was to be told is as it was told already. */
    void letItBe(Invitation invitation) {
        queue.withdraw(invitation.id());
        Word told = invitation.told();
        if (told != null) {
            collection.updateOne(Filters.eq("_id", invitation.id()), Updates.set("wanted", told.document()));
        }
    }

    void forget(Invitation invitation) {
        collection.deleteOne(Filters.eq("_id", invitation.id()));
    }

    void sent(String id, Word word) {
        collection.updateOne(
                Filters.eq("_id", id),
                Updates.combine(Updates.set("told", word.document()), Updates.set("problem", null)));
    }

    void failed(String id, String problem) {
        collection.updateOne(Filters.eq("_id", id), Updates.set("problem", problem));
    }

    private List<Invitation> find(Bson which) {
        return collection.find(which).map(Invitations::invitation).into(new ArrayList<>());
    }

    static Invitation invitation(Document stored) {
        return new Invitation(
                stored.getString("_id"),
                stored.getString("meetingId"),
                new Guest(stored.getString("email"), stored.getString("name"), stored.getString("contactId")),
                Objects.requireNonNull(Word.of(stored.get("wanted", Document.class))),
                Word.of(stored.get("told", Document.class)),
                MailQueue.isWaiting(stored),
                stored.getString("problem"));
    }
}
