package io.klientela.contacts.contact;

import io.klientela.platform.imports.ImportController;
import io.klientela.platform.imports.Imports;
import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Contacts")
@RestController
@RequestMapping("/api/v1/contacts/imports")
class ContactImports extends ImportController {

    ContactImports(Imports imports, Access access) {
        super(imports, access, "contacts", "contact");
    }
}
