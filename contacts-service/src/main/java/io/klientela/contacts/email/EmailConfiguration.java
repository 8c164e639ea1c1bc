package io.klientela.contacts.email;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.contacts.EmailState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.files.StoredFiles;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where mails are stored, and their files. */
@Configuration(proxyBeanMethods = false)
class EmailConfiguration {

    @Bean
    Aggregates<Email, EmailState> emailAggregates(AggregateFactory factory) {
        return factory.create(Email.TYPE);
    }

    @Bean
    StoredFiles emailFiles(MongoDatabase database, Clock clock) {
        return new StoredFiles(database, new StoredFiles.Names("email_files", "email_file_pieces"), "emailId", clock);
    }

    @Bean
    StartupTask emailFileIndexes(StoredFiles emailFiles) {
        return emailFiles::createIndexes;
    }
}
