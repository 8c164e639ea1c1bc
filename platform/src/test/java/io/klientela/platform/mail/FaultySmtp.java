package io.klientela.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A mail server that answers one command badly, or never. */
final class FaultySmtp implements AutoCloseable {
    private final ServerSocket server;
    private final String command;
    private final @Nullable String answer;

    private FaultySmtp(ServerSocket server, String command, @Nullable String answer) {
        this.server = server;
        this.command = command;
        this.answer = answer;
    }

    /** @param answer null for silence */
    static FaultySmtp answering(String command, @Nullable String answer) throws IOException {
        FaultySmtp smtp = new FaultySmtp(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), command, answer);
        Thread.ofVirtual().start(smtp::serve);
        return smtp;
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException e) {
                // The other side has gone, or the test has ended.
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream();
        say(out, "220 faulty");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.startsWith(command)) {
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            } else if (answer != null) {
                say(out, answer);
            }
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
