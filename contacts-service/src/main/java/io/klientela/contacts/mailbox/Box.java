package io.klientela.contacts.mailbox;

import io.klientela.platform.mail.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox to be read.
 *
 * @param owner null where it is the platform's own, whose mails are gone once they are taken over
 * @param server for messages
 * @param trusted whether its server takes mail only from those who are who they say
 * @param opener gives a folder
 */
record Box(
        @Nullable Connected owner,
        Server server,
        List<String> folders,
        Instant since,
        boolean trusted,
        Duration every,
        Function<String, Mailbox> opener) {}
