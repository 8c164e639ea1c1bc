package io.klientela.platform.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents what says which records of a list are meant, and in which order. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = "a condition in CEL",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "a field, with - before it for descending",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "words to search for",
            schema = @Schema(type = "string"))
})
public @interface FilterParameters {}
