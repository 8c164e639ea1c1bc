package io.klientela.marketing.mail;

import io.klientela.events.marketing.MailState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.ReadingController;
import io.klientela.platform.web.RecordsFactory;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger to be read; mails are made by sending. */
@Tag(name = "Mails", description = "Mails that were sent or are being sent")
@RestController
@RequestMapping("/api/v1/mails")
class MailController extends ReadingController<Mail, MailState> {

    MailController(Aggregates<Mail, MailState> mails, RecordsFactory with) {
        super(mails, with);
    }
}
