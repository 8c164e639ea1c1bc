package io.klientela.platform.reference;

import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Where records name contacts, they follow them. */
@AutoConfiguration
@AutoConfigureAfter(name = "io.klientela.platform.start.PlatformAutoConfiguration")
class ReferenceAutoConfiguration {

    @Bean
    @ConditionalOnBean(NamesContacts.class)
    MergedContacts mergedContacts(MongoDatabase database, ObjectProvider<NamesContacts> kinds) {
        return new MergedContacts(database, kinds.stream().toList());
    }
}
