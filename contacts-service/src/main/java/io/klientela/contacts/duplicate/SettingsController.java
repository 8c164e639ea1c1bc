package io.klientela.contacts.duplicate;

import io.klientela.platform.security.Access;
import io.klientela.platform.web.History;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done about duplicates without anybody asking, as an administrator sets it. */
@Tag(name = "Duplicates")
@RestController
@RequestMapping("/api/v1/duplicates/settings")
class SettingsController {
    private final AutomaticSettings settings;
    private final Access access;

    SettingsController(AutomaticSettings settings, Access access) {
        this.settings = settings;
        this.access = access;
    }

    @Operation(summary = "What is done about duplicates by itself, with its version as ETag")
    @GetMapping
    ResponseEntity<AutomaticSettings.Setting> get() {
        access.require("contact", "read");
        return answer(settings.setting());
    }

    @Operation(summary = "Who changed these settings, newest first")
    @GetMapping("/history")
    History history() {
        access.require("operations", "read");
        return History.of(settings.history());
    }

    @Operation(
            summary =
                    "Set from which score on duplicates are merged by themselves, and when all are scanned; needs If-Match")
    @PutMapping
    ResponseEntity<AutomaticSettings.Setting> put(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Automatic wanted) {
        access.require("operations", "update");
        try {
            ZoneId.of(wanted.zone());
        } catch (DateTimeException e) {
            throw Problem.unprocessable("There is no time zone \"%s\".".formatted(wanted.zone()))
                    .field("zone", "is no time zone such as Europe/Warsaw");
        }
        return answer(settings.change(wanted, Versions.required(ifMatch)));
    }

    private static ResponseEntity<AutomaticSettings.Setting> answer(AutomaticSettings.Setting setting) {
        return ResponseEntity.ok().eTag(Versions.tag(setting.version())).body(setting);
    }
}
