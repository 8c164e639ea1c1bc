package io.klientela.contacts.mailbox;

/**
 * Looks at every mail that arrives, in any mailbox and at the platform's own address. Each mail comes at least once, so that
 * readers bear repetition; they are asked in their order.
 */
@FunctionalInterface
public interface MailReader {

    /** @return whether it was meant for this reader, so that no other need look */
    boolean read(ReceivedMail mail);
}
