package io.klientela.identity.user;

import io.klientela.platform.imports.ImportController;
import io.klientela.platform.imports.Imports;
import io.klientela.platform.security.Access;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/users/imports")
class UserImportController extends ImportController {
    UserImportController(Imports imports, Access access) {
        super(imports, access, "users", "user");
    }
}
