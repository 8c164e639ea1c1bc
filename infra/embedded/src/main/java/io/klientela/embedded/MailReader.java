package io.klientela.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** Answers with the mails that were caught, as JSON. */
final class MailReader implements AutoCloseable {
    private static final String PATH = "/mails";
    private static final int USUAL_LIMIT = 100;

    private final CaughtMails mails;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mail-reader-", 0).factory());

    private MailReader(CaughtMails mails, HttpServer server) {
        this.mails = mails;
        this.server = server;
    }

    static MailReader serving(CaughtMails mails, int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var reader = new MailReader(mails, HttpServer.create(address, 0));
            reader.server.createContext(PATH, reader::answer);
            reader.server.setExecutor(reader.workers);
            reader.server.start();
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path =
                    exchange.getRequestURI().getPath().substring(PATH.length()).split("/", -1);
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else if (path.length == 1) {
                send(exchange, json.writeValueAsBytes(mails.newest(limit(exchange))));
            } else {
                one(exchange, mails.find(path[1]), path.length == 3 && path[2].equals("raw"));
            }
        }
    }

    private void one(HttpExchange exchange, Optional<CaughtMail> mail, boolean raw) throws IOException {
        if (mail.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
        } else if (raw) {
            exchange.getResponseHeaders().set("Content-Type", "message/rfc822");
            exchange.sendResponseHeaders(200, 0);
            try (InputStream content = mails.raw(mail.get());
                    OutputStream body = exchange.getResponseBody()) {
                content.transferTo(body);
            }
        } else {
            send(exchange, json.writeValueAsBytes(mails.content(mail.get())));
        }
    }

    private static int limit(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query != null && query.matches("(?s)limit=\\d{1,6}")
                ? Integer.parseInt(query.substring(6))
                : USUAL_LIMIT;
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }
}
