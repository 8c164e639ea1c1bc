package io.klientela.platform.mail;

/** How a connection to a mail server is protected. */
public enum MailTls {
    /** TLS from the start on the ports for it (465, 993), else as soon as the server offers it. */
    AUTO,
    NONE,
    /** Demanded of the server right after the greeting. */
    STARTTLS,
    /** From the start. */
    TLS;

    boolean fromTheStart(int port) {
        return this == TLS || (this == AUTO && (port == 465 || port == 993));
    }
}
