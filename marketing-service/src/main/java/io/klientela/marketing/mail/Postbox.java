package io.klientela.marketing.mail;

import com.mongodb.client.MongoDatabase;
import io.klientela.marketing.template.Filled;
import io.klientela.platform.mail.MailQueue;
import java.time.Clock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What single mails say until the server has taken them. */
@Component
class Postbox {
    private final MailQueue queue;

    Postbox(MongoDatabase database, Clock clock) {
        this.queue = new MailQueue(database.getCollection("postbox"), false, clock);
    }

    MailQueue queue() {
        return queue;
    }

    void put(String mailId, Filled content, @Nullable String language) {
        queue.put(
                mailId,
                new Document("subject", content.subject())
                        .append("html", content.html())
                        .append("text", content.text())
                        .append("language", language));
    }

    static Filled content(MailQueue.Item item) {
        return new Filled(
                item.content().getString("subject"),
                item.content().getString("html"),
                item.content().getString("text"));
    }

    static @Nullable String language(MailQueue.Item item) {
        return item.content().getString("language");
    }
}
