package io.klientela.ticketing.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail, as far as it can be understood.
 *
 * @param recipients addresses in lower case, from all headers that name some
 * @param references {@code Message-ID}s that it answers, the nearest first
 * @param text what its writer wrote, without what is quoted
 * @param html sanitised
 * @param automatic whether a machine wrote it
 * @param answerable whether a machine may answer it
 * @param problems what could not be read
 */
record IncomingMail(
        @Nullable String messageId,
        @Nullable String from,
        @Nullable String fromName,
        List<String> recipients,
        String subject,
        List<String> references,
        String text,
        @Nullable String html,
        List<FilePart> files,
        boolean automatic,
        boolean answerable,
        List<String> problems) {}
