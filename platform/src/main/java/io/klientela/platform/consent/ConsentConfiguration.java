package io.klientela.platform.consent;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.consume.Freshnesses;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For services that write to people: they import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsentSettings.class)
public class ConsentConfiguration {

    @Bean
    LedgerView ledgerView(MongoDatabase database) {
        return new LedgerView(database);
    }

    @Bean
    Consents consents(LedgerView view, Freshnesses freshnesses, ConsentSettings settings) {
        return new Consents(view, freshnesses.of(view), settings.oldest());
    }
}
