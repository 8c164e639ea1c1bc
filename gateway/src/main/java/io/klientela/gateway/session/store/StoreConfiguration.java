package io.klientela.gateway.session.store;

import com.mongodb.MongoException;
import com.mongodb.client.model.Indexes;
import io.klientela.gateway.Edge;
import io.klientela.sealing.Seal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Keeps sessions in the database in place of the memory of one gateway. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);
    static final String PURPOSE = "klientela gateway sessions 1";
    private static final Duration SWEEP = Duration.ofMinutes(10);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Database sessionDatabase(@Value("${klientela.mongodb.uri}") String uri) {
        return new Database(uri);
    }

    @Bean
    Sessions sessions(Database database, SessionSettings settings, Edge edge, Clock clock, JsonMapper json) {
        List<String> keys = settings.keys().isEmpty() ? List.of(edge.clientSecret()) : settings.keys();
        return new Sessions(database, new SessionDocuments(json, new Seal(PURPOSE, keys)), settings, clock);
    }

    /** The database has no index that forgets; several gateways that sweep at a time do no harm. */
    @Bean(destroyMethod = "dispose")
    Disposable sessionSweep(Database database, Sessions sessions) {
        return Flux.interval(Duration.ofSeconds(10), SWEEP, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .subscribe(time -> sweep(database, sessions));
    }

    private static void sweep(Database database, Sessions sessions) {
        try {
            database.collection().createIndex(Indexes.ascending(SessionDocuments.EXPIRES));
            sessions.sweep();
        } catch (MongoException | IllegalStateException unavailable) {
            LOG.warn("Ended sessions are still stored: {}", unavailable.toString());
        }
    }
}
