package io.klientela.platform.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents what says which page of a list is meant. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "nextCursor of the page before",
            schema = @Schema(type = "string")),
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 500", schema = @Schema(type = "integer")),
    @Parameter(
            name = "count",
            in = ParameterIn.QUERY,
            description = "whether to count all, up to 10,000",
            schema = @Schema(type = "boolean"))
})
@interface PageParameters {}
