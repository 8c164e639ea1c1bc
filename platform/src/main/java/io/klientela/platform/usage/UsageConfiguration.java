package io.klientela.platform.usage;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.Topics;
import io.klientela.platform.outbox.Relay;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a service tell which rights are used in it. */
@Configuration(proxyBeanMethods = false)
public class UsageConfiguration {

    @Bean
    RightNotes rightUses(
            MongoDatabase database, Relay relay, Clock clock, @Value("${klientela.service}") String service) {
        return new RightNotes(
                service,
                new StoredRights(database.getCollection("rights_used")),
                (key, event) -> relay.publish(Topics.RIGHTS_USED, key, event),
                clock);
    }
}
