package io.klientela.identity.desk;

import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Desk", description = "What you keep at hand: favourites, what you looked at last, pinned views")
@RestController
@RequestMapping("/api/v1/desk")
class DeskController {
    private static final Pattern RESOURCE = Pattern.compile("[a-z][a-z-]{1,39}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final Desks desks;

    DeskController(Desks desks) {
        this.desks = desks;
    }

    /** @param name what the record is called */
    record Named(@NotBlank @Size(max = 300) String name) {}

    record Pins(@NotNull @Size(max = 50) List<@NotBlank @Size(max = 64) String> views) {}

    record Default(@Nullable @Size(max = 64) String view) {}

    @Operation(summary = "What you keep at hand")
    @GetMapping
    Desk desk() {
        return desks.mine();
    }

    @Operation(summary = "Make a record a favourite of yours")
    @PutMapping("/favourites/{resource}/{recordId}")
    Desk favour(@PathVariable String resource, @PathVariable String recordId, @Valid @RequestBody Named named) {
        desks.favour(resource(resource), id(recordId), named.name().strip());
        return desks.mine();
    }

    @Operation(summary = "Let a record be no favourite of yours any more")
    @DeleteMapping("/favourites/{resource}/{recordId}")
    Desk forget(@PathVariable String resource, @PathVariable String recordId) {
        desks.forget(resource(resource), id(recordId));
        return desks.mine();
    }

    @Operation(summary = "Note that you looked at a record; the last 30 are kept")
    @PutMapping("/recent/{resource}/{recordId}")
    Desk seen(@PathVariable String resource, @PathVariable String recordId, @Valid @RequestBody Named named) {
        desks.seen(resource(resource), id(recordId), named.name().strip());
        return desks.mine();
    }

    @Operation(summary = "Say which views stand in your navigation, in which order")
    @PutMapping("/pins")
    Desk pin(@Valid @RequestBody Pins pins) {
        desks.pin(pins.views());
        return desks.mine();
    }

    @Operation(summary = "Say which view a list opens with for you; none for the list's own")
    @PutMapping("/defaults/{list}")
    Desk openWith(@PathVariable String list, @Valid @RequestBody Default chosen) {
        desks.openWith(resource(list), chosen.view());
        return desks.mine();
    }

    private static String resource(String name) {
        if (!RESOURCE.matcher(name).matches()) {
            throw Problem.unprocessable(
                            "\"%s\" is not the place of a list in the API, such as contacts.".formatted(name))
                    .field("resource", "is not the place of a list");
        }
        return name;
    }

    private static String id(String id) {
        if (!ID.matcher(id).matches()) {
            throw Problem.unprocessable("\"%s\" is not the id of a record.".formatted(id))
                    .field("recordId", "is not an id");
        }
        return id;
    }
}
