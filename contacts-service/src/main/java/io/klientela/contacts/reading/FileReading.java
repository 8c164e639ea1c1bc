package io.klientela.contacts.reading;

import io.klientela.platform.imports.FileReadingController;
import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Imports")
@RestController
@RequestMapping("/api/v1/imports")
class FileReading extends FileReadingController {
    private final Access access;

    FileReading(Access access) {
        this.access = access;
    }

    @Override
    protected void permit() {
        access.require("contact", "import");
    }
}
