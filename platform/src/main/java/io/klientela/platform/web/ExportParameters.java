package io.klientela.platform.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents how a list becomes a file. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "csv, as by default, or xlsx",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "column",
            in = ParameterIn.QUERY,
            description = "a field, with its title behind a colon where it is to have another one; repeated",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "language",
            in = ParameterIn.QUERY,
            description = "pl or en, for the spreadsheet of a person: how its CSV parts cells and writes numbers",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            description = "the time zone of times, such as Europe/Warsaw; UTC where it is absent",
            schema = @Schema(type = "string"))
})
public @interface ExportParameters {}
