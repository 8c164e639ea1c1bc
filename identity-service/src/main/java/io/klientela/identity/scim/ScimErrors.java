package io.klientela.identity.scim;

import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Refusals in the form of RFC 7644, section 3.12. */
abstract class ScimErrors {
    static final String SCIM = "application/scim+json";
    static final MediaType MEDIA_TYPE = MediaType.parseMediaType(SCIM);
    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Problem problem) {
        int status = problem.status().value() == 422 ? 400 : problem.status().value();
        Map<String, Object> body = new TreeMap<>();
        body.put("schemas", List.of(ERROR));
        body.put("status", String.valueOf(status));
        body.put("detail", problem.detail());
        if (status == 409) {
            body.put("scimType", "uniqueness");
        } else if (status == 400) {
            body.put("scimType", problem.detail().contains("filter") ? "invalidFilter" : "invalidValue");
        }
        return ResponseEntity.status(status).contentType(MEDIA_TYPE).body(body);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException unreadable) {
        return refused(Problem.badRequest("The body is not JSON."));
    }
}
