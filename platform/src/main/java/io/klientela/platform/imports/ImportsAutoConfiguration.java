package io.klientela.platform.imports;

import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Imports for the handlers that a service has; idle where it has none. */
@AutoConfiguration(before = MultipartAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ImportSettings.class)
class ImportsAutoConfiguration {
    private static final int FORM_BYTES = 64 * 1024;

    @Bean(initMethod = "start", destroyMethod = "close")
    Imports imports(
            ObjectProvider<ImportHandler> handlers,
            MongoDatabaseFactory database,
            ImportSettings settings,
            ObjectProvider<Clock> clock) {
        Clock time = clock.getIfAvailable(Clock::systemUTC);
        ImportCatalogue catalogue = new ImportCatalogue(handlers.orderedStream().toList());
        return new Imports(catalogue, new ImportStores(database.getMongoDatabase(), time), settings, time);
    }

    /** Uploads go to disk, not to memory, and may be larger than Boot's default of 1 MB. */
    @Bean
    @ConditionalOnMissingBean
    MultipartConfigElement importUploads(ImportSettings settings) {
        long largest = settings.maxFileSize().toBytes();
        return new MultipartConfigElement("", largest, largest + FORM_BYTES, FORM_BYTES);
    }
}
