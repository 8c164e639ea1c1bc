package io.klientela.contacts.mailbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that somebody has connected.
 *
 * @param address of its owner, in lower case
 * @param sentFolder where what is written here is put; null for nowhere
 * @param smtp null where nothing is sent by it
 * @param confidential whether others may see no more than subjects and times of what is filed from it
 * @param takesLeads whether a mail from nobody known becomes a lead
 * @param since what came before is left where it is
 */
record Connected(
        String userId,
        String address,
        Server imap,
        List<String> folders,
        @Nullable String sentFolder,
        @Nullable Server smtp,
        boolean confidential,
        boolean takesLeads,
        Instant since) {}
