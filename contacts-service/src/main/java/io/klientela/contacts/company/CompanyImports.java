package io.klientela.contacts.company;

import io.klientela.platform.imports.ImportController;
import io.klientela.platform.imports.Imports;
import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Companies")
@RestController
@RequestMapping("/api/v1/companies/imports")
class CompanyImports extends ImportController {

    CompanyImports(Imports imports, Access access) {
        super(imports, access, "companies", "company");
    }
}
