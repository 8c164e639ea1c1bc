package io.klientela.bench.metric;

import io.klientela.bench.load.Turns;
import io.klientela.bench.platform.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A campaign to a mail server that takes everything, each mail made for its reader, beside a plain SMTP client. */
final class CampaignMetric implements Metric {
    private static final int RAW_MAILS = 4_000;
    private static final String BODY = """
            <h1>Nowości na nowy sezon</h1>
            <p>Dzień dobry{% if contact.firstName %}, {{ contact.firstName }}{% endif %}!</p>
            <p>Orion Advanced drukuje teraz dwa razy szybciej, a {{ contact.companyName }} może zapisać raporty jako widoki.</p>
            <p><a href="https://www.example.com/nowosci">Zobacz wszystkie nowości</a></p>
            <p><a href="{{ unsubscribeUrl }}">Nie chcę więcej takich wiadomości</a></p>
            """;

    @Override
    public List<Row> measure(Scene scene) {
        Api api = scene.api();
        String segment = SegmentMetric.segment(api, "city == \"%s\"".formatted(city(scene.contacts())));
        String template = api.post(
                        "/api/v1/templates",
                        Map.of(
                                "name",
                                "Bench " + UUID.randomUUID(),
                                "format",
                                "html",
                                "subject",
                                "{{ contact.firstName | default: 'Dzień dobry' }}, zobacz nowości",
                                "body",
                                BODY))
                .get("id")
                .asString();
        long before = scene.sink().taken();
        Turns<Double> turns = Turns.of(scene.rounds(), () -> send(scene, segment, template), () -> raw(scene));
        long mails = (scene.sink().taken() - before - (long) RAW_MAILS * scene.rounds()) / scene.rounds();
        return List.of(Row.compare(
                        "campaign",
                        "a campaign of %,d mails to a sink, from its start to its end".formatted(mails),
                        "mails/s",
                        Side.of(turns.ours()),
                        "plain SMTP, one connection, one mail after the other",
                        Side.of(turns.floor()))
                .aiming(Goal.ratioAtLeast(0.5))
                .noting("the goal is also ≥ 2,500/s"));
    }

    /** One in which some thousand people live. */
    private static String city(int contacts) {
        if (contacts <= 10_000) {
            return "Warszawa";
        }
        return contacts <= 100_000 ? "Poznań" : "Wałbrzych";
    }

    private static double send(Scene scene, String segment, String template) {
        Api api = scene.api();
        JsonNode campaign = api.post(
                "/api/v1/campaigns",
                Map.of(
                        "name",
                        "Bench " + UUID.randomUUID(),
                        "segmentId",
                        segment,
                        "templateId",
                        template,
                        "purpose",
                        "customer-news"));
        String path = "/api/v1/campaigns/" + campaign.get("id").asString();
        long before = scene.sink().taken();
        long began = System.nanoTime();
        api.act(path + "/schedule", campaign, Map.of());
        while (!api.get(path).path("status").asString("").equals("sent")) {
            Api.pause(100); // each question takes processor time from what is measured
        }
        return (scene.sink().taken() - before) / ((System.nanoTime() - began) / 1e9);
    }

    private static double raw(Scene scene) {
        String mail = "From: a@firma.example\r\nTo: b@firma.example\r\nSubject: Nowosci\r\n\r\n"
                + "Dzien dobry, zobacz nowosci.\r\n".repeat(120) + ".\r\n";
        try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), scene.sink().port());
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            in.readLine();
            long began = System.nanoTime();
            for (int i = 0; i < RAW_MAILS; i++) {
                say(out, in, "MAIL FROM:<a@firma.example>\r\n");
                say(out, in, "RCPT TO:<b@firma.example>\r\n");
                say(out, in, "DATA\r\n");
                say(out, in, mail);
            }
            return RAW_MAILS / ((System.nanoTime() - began) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(OutputStream out, BufferedReader in, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.US_ASCII));
        String answer = in.readLine();
        if (answer == null || answer.charAt(0) > '3') {
            throw new IOException("the sink says " + answer);
        }
    }
}
