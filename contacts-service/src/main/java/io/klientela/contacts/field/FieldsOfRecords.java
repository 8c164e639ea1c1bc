package io.klientela.contacts.field;

import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The custom fields of contacts and companies, for everybody who reads those. */
@Tag(name = "Custom fields")
@RestController
@RequestMapping("/api/v1")
class FieldsOfRecords {
    private final CustomFields fields;
    private final Access access;

    FieldsOfRecords(CustomFields fields, Access access) {
        this.fields = fields;
        this.access = access;
    }

    /** In their order, with those that are archived. */
    record Defined(List<CustomFieldState> items) {}

    @Operation(summary = "The custom fields of contacts")
    @GetMapping("/contacts/custom-fields")
    Defined ofContacts() {
        return of("contact");
    }

    @Operation(summary = "The custom fields of companies")
    @GetMapping("/companies/custom-fields")
    Defined ofCompanies() {
        return of("company");
    }

    private Defined of(String resource) {
        access.require(resource, "read");
        return new Defined(access.hidden(resource).contains(CustomFields.COMPONENT) ? List.of() : fields.of(resource));
    }
}
