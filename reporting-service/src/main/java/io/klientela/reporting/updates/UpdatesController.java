package io.klientela.reporting.updates;

import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/v1/reports")
class UpdatesController {
    private final Updates updates;
    private final Access access;

    UpdatesController(Updates updates, Access access) {
        this.updates = updates;
        this.access = access;
    }

    @GetMapping(path = "/updates", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Tells when a number changed",
            description =
                    "Server-sent events: \"event: changed\" with \"data: {\\\"asOf\\\": …}\" at once and after each change, "
                            + "at most four a second, and a comment every 15 seconds. The stream ends after 15 minutes: connect again.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    SseEmitter updates() throws IOException {
        access.require("report", "read");
        return updates.listen();
    }
}
