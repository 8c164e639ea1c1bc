package io.klientela.marketing.campaign;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.Ids;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Which mails of a campaign are being given to the server: the recipients of a batch in their order, and how far it has
 * come. That is all that is written between two mails; whoever goes on after an abrupt end knows of each whether it left,
 * did not, or may have.
 */
@Component
class Handovers {
    private static final String TOKEN = "token";
    private static final String REACHED = "reached";
    private static final int NONE = -1;

    private final MongoCollection<Document> collection;

    Handovers(MongoDatabase database) {
        this.collection = database.getCollection("campaign_handovers");
    }

    /** @param token nobody else goes on with the batch as long as it is stored */
    record Batch(String campaignId, String token) {}

    /**
     * What an abrupt end has left behind.
     *
     * @param batch now of whoever took it over
     * @param ids of the recipients, in the order of the batch
     * @param attempts how often each had been put off before
     * @param reached the place of the one whose mail may have left; those before it were given to the server or settled
     *     otherwise
     */
    record LeftBehind(Batch batch, List<String> ids, List<Integer> attempts, int reached) {

        /** Whether the recipient was given the mail, unless that was settled otherwise since. */
        boolean wasGiven(Recipient recipient) {
            int place = ids.indexOf(recipient.id());
            return place >= 0 && place < reached && isUnchanged(recipient, place);
        }

        boolean mayHaveLeft(Recipient recipient) {
            int place = ids.indexOf(recipient.id());
            return place >= 0 && place == reached && isUnchanged(recipient, place);
        }

        private boolean isUnchanged(Recipient recipient, int place) {
            return recipient.attempts() == attempts.get(place);
        }
    }

    Batch begin(String campaignId, List<Recipient> recipients) {
        Batch batch = new Batch(campaignId, Ids.next());
        collection.replaceOne(
                Filters.eq("_id", campaignId),
                new Document("_id", campaignId)
                        .append(TOKEN, batch.token())
                        .append("ids", recipients.stream().map(Recipient::id).toList())
                        .append(
                                "attempts",
                                recipients.stream().map(Recipient::attempts).toList())
                        .append(REACHED, NONE),
                new ReplaceOptions().upsert(true));
        return batch;
    }

    /** To be called before the mail at this place is given to the server. @return false where somebody else goes on */
    boolean reach(Batch batch, int place) {
        return collection.updateOne(own(batch), Updates.set(REACHED, place)).getMatchedCount() == 1;
    }

    /** What became of each is written down. */
    void end(Batch batch) {
        collection.deleteOne(own(batch));
    }

    private static Bson own(Batch batch) {
        return Filters.and(Filters.eq("_id", batch.campaignId()), Filters.eq(TOKEN, batch.token()));
    }

    /** Takes what is left of a batch away from whoever began it. */
    Optional<LeftBehind> takeOver(String campaignId) {
        Batch taken = new Batch(campaignId, Ids.next());
        return Optional.ofNullable(
                        collection.findOneAndUpdate(Filters.eq("_id", campaignId), Updates.set(TOKEN, taken.token())))
                .map(found -> new LeftBehind(
                        taken,
                        found.getList("ids", String.class),
                        found.getList("attempts", Integer.class),
                        found.getInteger(REACHED)));
    }
}
