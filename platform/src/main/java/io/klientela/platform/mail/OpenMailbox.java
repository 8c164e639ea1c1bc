package io.klientela.platform.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/** A connection to a mailbox; for one thread. Each method throws {@link MailUnavailable} where the server fails it. */
public final class OpenMailbox implements AutoCloseable {
    private final Store store;
    private final IMAPFolder folder;
    private final boolean delete;

    OpenMailbox(Store store, IMAPFolder folder, boolean delete) {
        this.store = store;
        this.folder = folder;
        this.delete = delete;
    }

    /** A mail in the mailbox. @param uid its number there, for as long as the mailbox lives. @param size bytes, as the server says */
    public record Waiting(long uid, long size) {}

    /** What nobody has seen yet, oldest first. */
    public List<Waiting> unseen(int limit) {
        return asked(() -> waiting(folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false)), limit));
    }

    /** What came after the mail with that number, oldest first, seen or not. */
    public List<Waiting> after(long uid, int limit) {
        // A range that ends with "the last one" has that one in it also where it comes before the beginning.
        return asked(() -> waiting(folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID), limit)).stream()
                .filter(mail -> mail.uid() > uid)
                .toList();
    }

    /** The number before the first mail that came since; days are told apart, not hours. */
    public long positionOf(Instant since) {
        return asked(() -> {
            Message[] found = folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since)));
            List<Waiting> first = waiting(found, 1);
            return first.isEmpty() ? lastUid() : first.getFirst().uid() - 1;
        });
    }

    private long lastUid() throws MessagingException {
        int count = folder.getMessageCount();
        return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
    }

    /** Numbers of mails mean what they did for as long as this is the same. */
    public long validity() {
        return asked(folder::getUIDValidity);
    }

    private List<Waiting> waiting(Message[] found, int limit) throws MessagingException {
        Message[] first = Arrays.copyOf(found, Math.min(found.length, limit));
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(first, profile);
        List<Waiting> waiting = new ArrayList<>();
        for (Message message : first) {
            waiting.add(new Waiting(folder.getUID(message), message.getSize()));
        }
        return waiting;
    }

    private interface Question<T> {
        T answer() throws MessagingException;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.answer();
        } catch (MessagingException e) {
            throw new MailUnavailable(MailFailures.words(e), e);
        }
    }

    /** Reads a mail as it is on the server, without marking it. @return false where it is not there any more */
    public boolean read(long uid, OutputStream into) {
        return with(uid, message -> message.writeTo(into));
    }

    /** Reads the headers of a mail alone. */
    public boolean readHeaders(long uid, OutputStream into) {
        return with(uid, message -> {
            for (String line : Collections.list(((IMAPMessage) message).getAllHeaderLines())) {
                into.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            into.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    /** Marks a mail as taken over: it is not listed again. */
    public void done(long uid) {
        with(uid, message -> {
            message.setFlag(Flags.Flag.SEEN, true);
            if (delete) {
                message.setFlag(Flags.Flag.DELETED, true);
            }
        });
    }

    public boolean isOpen() {
        return folder.isOpen();
    }

    private interface Use {
        void of(Message message) throws MessagingException, IOException;
    }

    private boolean with(long uid, Use use) {
        try {
            Message message = byUid(uid);
            if (message != null) {
                use.of(message);
            }
            return message != null;
        } catch (MessagingException e) {
            throw new MailUnavailable(MailFailures.words(e), e);
        } catch (IOException e) {
            throw new MailUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable Message byUid(long uid) throws MessagingException {
        return folder.getMessageByUID(uid);
    }

    @Override
    public void close() {
        try {
            if (folder.isOpen()) {
                folder.close(delete);
            }
            store.close();
        } catch (MessagingException e) {
            // It is gone already.
        }
    }
}
