package io.klientela.marketing;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.consent.ConsentConfiguration;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import io.klientela.platform.start.StartupTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this service remembers of other services' records: owners and their teams, purposes and consents. */
@Configuration(proxyBeanMethods = false)
@Import(ConsentConfiguration.class)
class KnownOthers {

    @Bean
    References references(MongoDatabase database, Access access) {
        return new References(database.getCollection("references"), access, ReferenceType.USER, ReferenceType.TEAM);
    }

    /** What administrators have added to contacts, for segments and templates. */
    @Bean
    CustomFields customFields() {
        return new CustomFields();
    }

    @Bean
    StartupTask referenceIndexes(References references) {
        return references::createIndexes;
    }

    @Bean
    Owners owners(References references) {
        return new Owners(references);
    }
}
