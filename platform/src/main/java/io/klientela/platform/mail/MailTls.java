package io.klientela.platform.mail;

import java.util.Properties;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

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

    /** Has all connections made by the factory, and none without it. */
    static void connectBy(@Nullable SocketFactory sockets, String protocol, Properties properties) {
        if (sockets != null) {
            properties.put(protocol + ".socketFactory", sockets);
            properties.put(protocol + ".socketFactory.fallback", "false");
        }
    }
}
