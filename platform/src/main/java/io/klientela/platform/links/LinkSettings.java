package io.klientela.platform.links;

import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How links for strangers are made.
 *
 * @param publicUrl where they lead; the issuer of tokens where it is not given
 * @param linkSecret what signs them; made by each service for itself where it is not given
 */
@Validated
@ConfigurationProperties("klientela")
public record LinkSettings(
        @Nullable URI publicUrl, @Nullable @Size(min = 16) String linkSecret) {}
