package io.klientela.contacts.lead;

import io.klientela.platform.imports.ImportController;
import io.klientela.platform.imports.Imports;
import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Leads")
@RestController
@RequestMapping("/api/v1/leads/imports")
class LeadImports extends ImportController {

    LeadImports(Imports imports, Access access) {
        super(imports, access, "leads", "lead");
    }
}
