package io.klientela.platform.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the API answered to a call that it carried out.
 *
 * @param etag of the resource, to be sent as If-Match
 */
public record ApiAnswer(int status, JsonNode body, @Nullable String etag) {

    /** The text of a field of the answer; empty where there is none. @param field e.g. {@code id} */
    public String text(String field) {
        return body.path(field).asString("");
    }
}
