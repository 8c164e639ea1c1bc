package io.klientela.platform.consume;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * What could not be processed: published on the service's dead-letter topic with origin and cause, and kept where
 * operators see it until it is redriven or dismissed.
 */
final class DeadLetters implements AutoCloseable {
    private final MongoCollection<Document> collection;
    private final Supplier<Producer<String, byte[]>> producers;
    private final String topic;
    private final Clock clock;
    private @Nullable Producer<String, byte[]> producer;

    DeadLetters(
            MongoCollection<Document> collection,
            Supplier<Producer<String, byte[]>> producers,
            String topic,
            Clock clock) {
        this.collection = collection;
        this.producers = producers;
        this.topic = topic;
        this.clock = clock;
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }

    void put(String projection, ConsumerRecord<String, byte[]> message, Throwable cause) {
        publish(projection, message, cause);
        String id = "%s-%s-%d-%d".formatted(projection, message.topic(), message.partition(), message.offset());
        Document headers = new Document();
        for (Header header : message.headers()) {
            headers.append(header.key(), new Binary(header.value()));
        }
        Document letter = new Document("_id", id)
                .append("projection", projection)
                .append("topic", message.topic())
                .append("partition", message.partition())
                .append("offset", message.offset())
                .append("timestamp", message.timestamp())
                .append("key", message.key())
                .append("value", message.value() == null ? null : new Binary(message.value()))
                .append("headers", headers)
                .append("cause", describe(cause))
                .append("at", Date.from(clock.instant()));
        collection.replaceOne(Filters.eq("_id", id), letter, new ReplaceOptions().upsert(true));
    }

    private void publish(String projection, ConsumerRecord<String, byte[]> message, Throwable cause) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(topic, null, message.key(), message.value(), message.headers());
        header(letter, "dl_projection", projection);
        header(letter, "dl_topic", message.topic());
        header(letter, "dl_partition", Integer.toString(message.partition()));
        header(letter, "dl_offset", Long.toString(message.offset()));
        header(letter, "dl_cause", describe(cause));
        try {
            producer().send(letter).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    private static String describe(Throwable cause) {
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    List<Document> newest(int most) {
        return collection.find().sort(Sorts.descending("at")).limit(most).into(new ArrayList<>());
    }

    long count() {
        return collection.countDocuments();
    }

    @Nullable
    Document find(String id) {
        return collection.find(Filters.eq("_id", id)).first();
    }

    boolean remove(String id) {
        return collection.deleteOne(Filters.eq("_id", id)).getDeletedCount() == 1;
    }

    /** The message as it first came. */
    static ConsumerRecord<String, byte[]> message(Document letter) {
        Binary value = letter.get("value", Binary.class);
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(
                letter.getString("topic"),
                letter.getInteger("partition"),
                letter.getLong("offset"),
                letter.getString("key"),
                value == null ? null : value.getData());
        letter.get("headers", Document.class)
                .forEach(
                        (name, content) -> message.headers().add(new RecordHeader(name, ((Binary) content).getData())));
        return message;
    }
}
