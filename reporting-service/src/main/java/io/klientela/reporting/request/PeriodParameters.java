package io.klientela.reporting.request;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The report takes the parameters of a {@link Period}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "the first day, in UTC",
            schema = @Schema(type = "string", format = "date")),
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "the last day, in UTC",
            schema = @Schema(type = "string", format = "date")),
    @Parameter(
            name = "ownerId",
            in = ParameterIn.QUERY,
            description = "of this user only",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "teamId",
            in = ParameterIn.QUERY,
            description = "of this team only",
            schema = @Schema(type = "string"))
})
public @interface PeriodParameters {}
