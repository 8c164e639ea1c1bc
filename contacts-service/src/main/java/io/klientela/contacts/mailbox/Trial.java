package io.klientela.contacts.mailbox;

import io.klientela.platform.mail.MailUnavailable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries a mailbox out: whether its servers answer, let us in, and have the folders. */
@Component
class Trial {
    private final Boxes boxes;

    Trial(Boxes boxes) {
        this.boxes = boxes;
    }

    /** What is wrong; nothing where all is well. */
    List<Trouble> of(Connected mailbox, Passwords passwords) {
        List<Trouble> found = new ArrayList<>();
        List<String> folders = new ArrayList<>(mailbox.folders());
        if (mailbox.sentFolder() != null && !folders.contains(mailbox.sentFolder())) {
            folders.add(mailbox.sentFolder());
        }
        for (String folder : folders) {
            Trouble trouble = look(mailbox, passwords, folder);
            if (trouble != null) {
                found.add(trouble);
                if (trouble.kind() != Trouble.Kind.FOLDER) {
                    break; // the other folders would say the same
                }
            }
        }
        Server smtp = mailbox.smtp();
        if (smtp != null) {
            try {
                boxes.sender(smtp, passwords.smtp()).connect().close();
            } catch (MailUnavailable e) {
                found.add(Trouble.of("smtp", smtp, null, e));
            }
        }
        return found;
    }

    private @Nullable Trouble look(Connected mailbox, Passwords passwords, String folder) {
        try {
            boxes.folder(mailbox.imap(), passwords.imap(), folder).look().close();
            return null;
        } catch (MailUnavailable e) {
            Trouble trouble = Trouble.of("imap", mailbox.imap(), folder, e);
            boolean onlySent =
                    trouble.kind() == Trouble.Kind.FOLDER && !mailbox.folders().contains(folder);
            return onlySent ? new Trouble(trouble.kind(), "sentFolder", trouble.text()) : trouble;
        }
    }
}
