package io.klientela.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where the platform's servers are. Every service reads the same settings. */
@Validated
@ConfigurationProperties("klientela")
public record KlientelaProperties(
        @DefaultValue Mongodb mongodb, @DefaultValue Kafka kafka) {

    /** @param uri a MongoDB connection string without a database; each service has a database of its own */
    public record Mongodb(
            @NotBlank @DefaultValue("mongodb://127.0.0.1:27017")
            String uri) {}

    /**
     * @param bootstrap host:port list
     * @param partitions of each topic that a service creates
     * @param replication of each topic that a service creates; -1 leaves it to the broker
     */
    public record Kafka(
            @NotBlank @DefaultValue("127.0.0.1:9092") String bootstrap,
            @Min(1) @Max(1000) @DefaultValue("6") int partitions,
            @DefaultValue("-1") short replication) {}
}
