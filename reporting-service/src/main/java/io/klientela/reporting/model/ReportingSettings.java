package io.klientela.reporting.model;

import jakarta.validation.constraints.NotNull;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param currency in which the report of a company without any amount is given */
@Validated
@ConfigurationProperties("klientela.reporting")
public record ReportingSettings(
        @NotNull @DefaultValue("USD") Currency currency) {}
