package io.klientela.contacts.email;

import io.klientela.events.contacts.EmailFile;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files for mails: sent here first, then named by the mail that they go with. */
@Tag(name = "E-mails")
@RestController
@RequestMapping("/api/v1/emails/attachments")
class AttachmentController {
    private final Attachments attachments;
    private final Access access;

    AttachmentController(Attachments attachments, Access access) {
        this.attachments = attachments;
        this.access = access;
    }

    @Operation(
            summary = "Send a file of at most 10 MB for a mail to come",
            description = "It is yours alone until a mail of yours takes it along, and gone after a day")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    EmailFile post(@RequestParam(required = false) @Nullable MultipartFile file) {
        access.require("contact", "read");
        return attachments.keep(CurrentActor.get().id(), file);
    }
}
