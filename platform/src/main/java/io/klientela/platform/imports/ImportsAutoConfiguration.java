package io.klientela.platform.imports;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.start.StartupTask;
import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Imports for the handlers that a service has; idle where it has none. */
@AutoConfiguration(before = MultipartAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ImportSettings.class)
class ImportsAutoConfiguration {
    private static final int FORM_BYTES = 64 * 1024;

    @Bean(destroyMethod = "close")
    Imports imports(
            ObjectProvider<ImportHandler> handlers, MongoDatabase database, ImportSettings settings, Clock clock) {
        ImportCatalogue catalogue = new ImportCatalogue(handlers.orderedStream().toList());
        return new Imports(catalogue, new ImportStores(database, clock), settings, clock);
    }

    /** Last, so that interrupted imports go on when indexes and shipped records are there. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    StartupTask startImports(Imports imports) {
        return imports::start;
    }

    /** Uploads go to disk, not to memory, and may be larger than Boot's default of 1 MB. */
    @Bean
    @ConditionalOnMissingBean
    MultipartConfigElement importUploads(ImportSettings settings) {
        long largest = settings.maxFileSize().toBytes();
        return new MultipartConfigElement("", largest, largest + FORM_BYTES, FORM_BYTES);
    }
}
