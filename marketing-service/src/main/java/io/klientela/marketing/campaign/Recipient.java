package io.klientela.marketing.campaign;

import org.bson.Document;

/**
 * Somebody who is to get a campaign's mail.
 *
 * @param handedOver whether a mail to them was given to the server and nobody heard what came of it
 * @param attempts how often the server has put them off
 */
record Recipient(String id, String contactId, String email, boolean handedOver, int attempts) {

    static Recipient of(Document document) {
        return new Recipient(
                document.getString("_id"),
                document.getString("contactId"),
                document.getString("email"),
                document.getBoolean("handedOver", false),
                document.getInteger("attempts", 0));
    }
}
