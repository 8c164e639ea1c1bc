package io.klientela.platform.consume;

import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What operators see of the projections and dead letters of a service, and how they mend them. */
@RestController
@RequestMapping("/api/v1/operations/${klientela.service}")
class OperationsEndpoint {
    private static final int MOST = 200;

    private final Projections projections;
    private final Reactions reactions;
    private final DeadLetters deadLetters;
    private final Lag lag;
    private final Access access;

    OperationsEndpoint(Projections projections, Reactions reactions, DeadLetters deadLetters, Lag lag, Access access) {
        this.projections = projections;
        this.reactions = reactions;
        this.deadLetters = deadLetters;
        this.lag = lag;
        this.access = access;
    }

    /** @param lag events that it has not taken in yet, or null where the broker does not say */
    record ProjectionView(
            String name, Set<String> topics, @Nullable Long lag) {}

    record ProjectionList(List<ProjectionView> items) {}

    @GetMapping("/projections")
    ProjectionList projections() {
        access.require("operations", "read");
        return new ProjectionList(projections.runners().stream()
                .map(ProjectionRunner::projection)
                .map(projection -> new ProjectionView(projection.name(), projection.topics(), lag.of(projection)))
                .toList());
    }

    /** What acts on events, and how far it is behind; it is never rebuilt. */
    @GetMapping("/reactions")
    ProjectionList reactions() {
        access.require("operations", "read");
        return new ProjectionList(reactions.runners().stream()
                .map(runner -> new ProjectionView(
                        runner.reaction().name(), runner.reaction().topics(), lag.of(runner)))
                .toList());
    }

    @PostMapping("/projections/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild(@PathVariable String name) {
        access.require("operations", "update");
        projections
                .named(name)
                .orElseThrow(() -> Problem.notFound("projection", name))
                .rebuild();
    }

    record DeadLetter(
            String id,
            String projection,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            String cause,
            Instant at) {
        static DeadLetter of(Document letter) {
            return new DeadLetter(
                    letter.getString("_id"),
                    letter.getString("projection"),
                    letter.getString("topic"),
                    letter.getInteger("partition"),
                    letter.getLong("offset"),
                    letter.getString("key"),
                    letter.getString("cause"),
                    letter.get("at", Date.class).toInstant());
        }
    }

    record DeadLetterList(List<DeadLetter> items, long count) {}

    @GetMapping("/dead-letters")
    DeadLetterList deadLetters() {
        access.require("operations", "read");
        return new DeadLetterList(
                deadLetters.newest(MOST).stream().map(DeadLetter::of).toList(), deadLetters.count());
    }

    /** Processes it again, and removes it when that succeeds. */
    @PostMapping("/dead-letters/{id}/redrive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void redrive(@PathVariable String id) {
        access.require("operations", "update");
        Document letter = deadLetters.find(id);
        if (letter == null) {
            throw Problem.notFound("dead letter", id);
        }
        Consumer<ConsumerRecord<String, byte[]>> follower = follower(letter.getString("projection"));
        try {
            follower.accept(DeadLetters.message(letter));
        } catch (RuntimeException e) {
            throw Problem.conflict("It failed again: " + e.getMessage());
        }
        deadLetters.remove(id);
    }

    private Consumer<ConsumerRecord<String, byte[]>> follower(String name) {
        return projections
                .named(name)
                .<Consumer<ConsumerRecord<String, byte[]>>>map(runner -> runner::redrive)
                .or(() -> reactions.named(name).map(runner -> runner::take))
                .orElseThrow(() -> Problem.conflict("What this letter was for does not exist any more."));
    }

    @DeleteMapping("/dead-letters/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable String id) {
        access.require("operations", "delete");
        if (!deadLetters.remove(id)) {
            throw Problem.notFound("dead letter", id);
        }
    }
}
