package io.klientela.platform.consent;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentSubject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** The ids of the ledger's pages: they follow from what a page is about, so that whoever needs one finds it. */
public final class LedgerPages {
    private LedgerPages() {}

    /** @param value an e-mail address, a number in E.164, or a contact's id */
    public static String id(ConsentSubject subject, String value) {
        String name = "consent\n" + subject + "\n" + normalised(value);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What a channel reaches people under. */
    public static ConsentSubject subjectOf(ConsentChannel channel) {
        return switch (channel) {
            case EMAIL -> ConsentSubject.EMAIL;
            case PHONE, SMS -> ConsentSubject.PHONE;
            case POST -> ConsentSubject.CONTACT;
        };
    }

    public static String normalised(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
