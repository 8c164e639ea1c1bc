package io.klientela.platform.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.klientela.events.State;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * A resource as the API shows it: its published state, and the version to send as If-Match.
 *
 * @param beside what lists show besides, by its name
 */
public record Versioned<S extends State>(
        @JsonUnwrapped S state,
        long version,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> beside) {

    public Versioned(S state, long version) {
        this(state, version, Map.of());
    }
}
