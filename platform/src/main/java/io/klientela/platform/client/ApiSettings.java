package io.klientela.platform.client;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where services find the public API, and as whom they call it.
 *
 * @param apiUrl of the gateway
 * @param serviceClient the API client that services act as; without a secret they can call nobody
 */
@Validated
@ConfigurationProperties("klientela")
public record ApiSettings(
        @NotNull @DefaultValue("http://127.0.0.1:8080") URI apiUrl,
        @DefaultValue ServiceClient serviceClient) {

    /** @param secret the same for identity-service, which provides the client, and for those who call */
    public record ServiceClient(
            @DefaultValue("klientela-services") String id,
            @DefaultValue("") String secret) {}
}
