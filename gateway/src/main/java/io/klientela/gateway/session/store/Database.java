package io.klientela.gateway.session.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.klientela.gateway.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The gateway's database. Its driver is the one of the services; calls wait on virtual threads, never on the threads
 * that serve connections, as many at a time as the pool has connections.
 */
final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(1_900);
    private static final int CONNECTIONS = 50;

    private final MongoClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Scheduler waiting = Schedulers.fromExecutorService(threads, "sessions");

    Database(String uri) {
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .retryWrites(false)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1_500, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxSize(CONNECTIONS).maxWaitTime(1_500, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(1_500, TimeUnit.MILLISECONDS).readTimeout(5, TimeUnit.SECONDS))
                .build());
    }

    MongoCollection<Document> collection() {
        return client.getDatabase("klientela_gateway").getCollection("sessions");
    }

    /** Asks the database; 503 where it does not answer in time. */
    <T> Mono<T> ask(Callable<@Nullable T> question) {
        return Mono.<T>fromCallable(question)
                .subscribeOn(waiting)
                .timeout(PATIENCE)
                .onErrorMap(
                        failure -> failure instanceof MongoException || failure instanceof TimeoutException,
                        Database::unavailable);
    }

    private static Problem unavailable(Throwable failure) {
        return Problem.later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Sessions cannot be read at the moment because the gateway's database does not answer. Try again shortly.",
                Duration.ofSeconds(2),
                failure);
    }

    @Override
    public void close() {
        waiting.dispose();
        threads.shutdownNow();
        client.close();
    }
}
