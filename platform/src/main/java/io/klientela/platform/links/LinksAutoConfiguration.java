package io.klientela.platform.links;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.security.SecuritySettings;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Signed links and the address that they lead to. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({LinkSettings.class, SecuritySettings.class})
class LinksAutoConfiguration {

    @Bean
    PublicUrl publicUrl(LinkSettings settings, SecuritySettings security) {
        return new PublicUrl(Objects.requireNonNullElse(settings.publicUrl(), security.issuer()));
    }

    @Bean
    SignedLinks signedLinks(MongoDatabase database, LinkSettings settings, Clock clock) {
        return new SignedLinks(new LinkKey(database.getCollection("link_keys"), settings.linkSecret()), clock);
    }
}
