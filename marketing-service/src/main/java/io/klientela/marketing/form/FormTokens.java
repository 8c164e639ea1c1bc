package io.klientela.marketing.form;

import io.klientela.platform.Ids;
import io.klientela.platform.links.SignedLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says when a form was shown: one token for each showing, signed. */
@Component
class FormTokens {
    private static final String PURPOSE = "form";
    private static final Duration VALIDITY = Duration.ofDays(1);

    private final SignedLinks links;
    private final Clock clock;

    FormTokens(SignedLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /** @param showing unique */
    record Shown(String showing, Instant at) {}

    String issue(String formId) {
        return links.sign(PURPOSE, formId + "\n" + Ids.next() + "\n" + clock.millis(), VALIDITY);
    }

    /** Empty where the token is none of ours, is too old, or belongs to another form. */
    Optional<Shown> read(String formId, String token) {
        return links.verify(PURPOSE, token)
                .map(payload -> payload.split("\n", -1))
                .filter(parts -> parts[0].equals(formId))
                .map(parts -> new Shown(parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2]))));
    }
}
