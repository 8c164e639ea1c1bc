package io.klientela.contacts.mailbox;

import io.klientela.platform.net.ForbiddenTarget;
import io.klientela.platform.net.Targets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.springframework.stereotype.Component;

/** Connects to the mail servers that people name: those on public addresses, and those that the settings allow. */
@Component
class MailHosts extends SocketFactory {
    private final Targets targets;

    MailHosts(MailboxesSettings settings) {
        this.targets = new Targets("klientela.mailboxes.allow-private", settings.allowPrivate());
    }

    /** A connection that looks up its host itself, so that what was found good is what is connected to. */
    private static final class Checked extends Socket {
        private final Targets targets;

        Checked(Targets targets) {
            this.targets = targets;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress wanted)) {
                throw new IOException("not a host and a port");
            }
            try {
                Targets.requirePlain(wanted.getHostString());
                InetAddress found = targets.resolve(wanted.getHostString())[0];
                super.connect(new InetSocketAddress(found, wanted.getPort()), timeout);
            } catch (ForbiddenTarget e) {
                throw new IOException(e.reason(), e);
            }
        }
    }

    @Override
    public Socket createSocket() {
        return new Checked(targets);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress endpoint) throws IOException {
        Socket socket = createSocket();
        socket.connect(endpoint);
        return socket;
    }
}
