package io.klientela.contacts.consent;

import io.klientela.events.contacts.ConsentSubject;
import io.klientela.platform.links.PublicUrl;
import io.klientela.platform.links.SignedLinks;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The links by which people outside the company come to the ledger. */
@Component
class ConsentLinks {
    private static final String CONFIRM = "confirm-consent";
    private static final String PREFERENCES = "preferences";
    private static final Duration TO_CONFIRM = Duration.ofDays(7);

    private final SignedLinks links;
    private final PublicUrl url;

    ConsentLinks(SignedLinks links, PublicUrl url) {
        this.links = links;
        this.url = url;
    }

    /** The entry that somebody is asked to confirm. */
    record ToConfirm(String pageId, String entryId) {}

    String confirmation(String pageId, String entryId) {
        return url.at("/public/contacts/confirm/" + links.sign(CONFIRM, pageId + "\n" + entryId, TO_CONFIRM));
    }

    Optional<ToConfirm> confirmedBy(String token) {
        return links.verify(CONFIRM, token)
                .map(payload -> payload.split("\n", 2))
                .map(parts -> new ToConfirm(parts[0], parts[1]));
    }

    /** To the preferences of a person; it works for ever, as the law wants a no to be possible at any time. */
    String preferences(String email, @Nullable String contactId) {
        return url.at("/public/contacts/preferences/"
                + links.sign(PREFERENCES, email + "\n" + (contactId == null ? "" : contactId), null));
    }

    /** Whose preferences they are: those of an e-mail address, and of a contact where one is known. */
    Optional<Whose> preferencesOf(String token) {
        return links.verify(PREFERENCES, token)
                .map(payload -> payload.split("\n", 2))
                .map(parts -> Whose.address(ConsentSubject.EMAIL, parts[0], parts[1].isEmpty() ? null : parts[1]));
    }
}
