package io.klientela.marketing.form;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What forms bear.
 *
 * @param perMinute how many submissions are taken from one address in a minute
 * @param fastest what is sent sooner after the form was shown was not filled in by a person
 */
@Validated
@ConfigurationProperties("klientela.forms")
record FormSettings(
        @Min(1) @DefaultValue("20") int perMinute,
        @DefaultValue("250ms") Duration fastest) {}
