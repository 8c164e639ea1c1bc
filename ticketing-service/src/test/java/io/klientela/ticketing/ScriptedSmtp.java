package io.klientela.ticketing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that treats each recipient as the address says: refused@, later@ (twice), lost@ (taken, but not said so at first). */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket server;
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final Map<String, List<String>> taken = new ConcurrentHashMap<>();

    ScriptedSmtp() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    talk(socket);
                } catch (IOException e) {
                    // The other side has gone, or the test has ended.
                }
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    /** The {@code Message-ID}s that the server took for an address, each as often as it did. */
    List<String> taken(String address) {
        return taken.getOrDefault(address, List.of());
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = socket.getOutputStream();
        String to = "";
        say(out, "220 scripted");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT TO:<")) {
                to = line.substring(9, line.indexOf('>'));
                int time =
                        seen.computeIfAbsent(to, address -> new AtomicInteger()).incrementAndGet();
                boolean later = to.startsWith("later") && time <= 2;
                say(
                        out,
                        to.startsWith("refused")
                                ? "550 5.1.1 Nobody by that name"
                                : later ? "451 Come again" : "250 ok");
            } else if (line.startsWith("DATA")) {
                say(out, "354 go on");
                take(to, in);
                if (to.startsWith("lost") && taken(to).size() == 1) {
                    return;
                }
                say(out, "250 taken");
            } else {
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private void take(String to, BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Message-ID: ")) {
                id = line.substring(12);
            }
        }
        taken.computeIfAbsent(to, address -> new CopyOnWriteArrayList<>()).add(id);
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
