package io.klientela.sales.product;

import io.klientela.platform.imports.ImportController;
import io.klientela.platform.imports.Imports;
import io.klientela.platform.security.Access;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/products/imports")
class ProductImportController extends ImportController {
    ProductImportController(Imports imports, Access access) {
        super(imports, access, "products", "product");
    }
}
