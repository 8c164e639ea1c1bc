package io.klientela.marketing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that misbehaves as it is told. */
final class FakeSmtp implements AutoCloseable {
    /** A mail that it took. */
    record Taken(String to, String text) {
        boolean isMarked() {
            return text.contains("X-Klientela-Possible-Duplicate: yes");
        }
    }

    final List<Taken> taken = new CopyOnWriteArrayList<>();
    /** What it says to {@code RCPT}, by a part of the address. */
    final Map<String, String> toRecipients = new ConcurrentHashMap<>();

    volatile String greeting = "220 here";
    /** After so many mails it takes one more, and does not say so any more. */
    final AtomicInteger silentAfter = new AtomicInteger(Integer.MAX_VALUE);

    private final ServerSocket socket;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    FakeSmtp() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    clients.add(client);
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    List<String> settings() {
        return List.of(
                "--klientela.smtp.host=127.0.0.1",
                "--klientela.smtp.port=" + socket.getLocalPort(),
                "--klientela.smtp.timeout=1500ms",
                "--klientela.campaigns.lease=2s",
                "--klientela.campaigns.first-pause=200ms",
                "--klientela.campaigns.longest-pause=500ms");
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new java.io.OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8)) {
            say(out, greeting);
            String to = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                switch (verb) {
                    case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> say(out, "250 ok");
                    case "RCPT" -> {
                        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        say(out, answerTo(to));
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        taken.add(new Taken(to, data(in)));
                        if (silentAfter.getAndDecrement() <= 0) {
                            in.transferTo(Writer.nullWriter());
                            return;
                        }
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "500 what");
                }
            }
        } catch (IOException e) {
            // The other side is gone.
        }
    }

    private String answerTo(String address) {
        return toRecipients.entrySet().stream()
                .filter(entry -> address.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("250 ok");
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    long timesTo(String address) {
        return taken.stream().filter(mail -> mail.to().equals(address)).count();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
