package io.klientela.sales.deal;

import io.klientela.platform.imports.ImportController;
import io.klientela.platform.imports.Imports;
import io.klientela.platform.security.Access;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/deals/imports")
class DealImportController extends ImportController {
    DealImportController(Imports imports, Access access) {
        super(imports, access, "deals", "deal");
    }
}
