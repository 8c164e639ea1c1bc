package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.contacts.Api.Answer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Photos and logos, from the upload to the bytes that browsers get. */
class PicturesTest {
    private final Api api = Service.asClient();

    private String contact() {
        return "/api/v1/contacts/" + api.create("contacts", "{\"lastName\":\"P%s\"}".formatted(UUID.randomUUID()));
    }

    @Test
    void showsWhatWasUploadedSmallAndEncodedAnew() throws Exception {
        String path = contact();
        byte[] large = picture("png", 1600, 800, false);
        Answer changed = api.picture(path, "/photo", large).expect(200);
        assertThat(changed.json().at("/photo/width").asInt()).isEqualTo(512);
        assertThat(changed.json().at("/photo/height").asInt()).isEqualTo(256);
        HttpResponse<byte[]> shown = bytes(path + "/photo", api.token());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("private");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(shown.body()));
        assertThat(image.getWidth()).isEqualTo(512);
        assertThat(new Color(image.getRGB(10, 10)).getRed())
                .as("its left half is red")
                .isGreaterThan(200);

        String company = "/api/v1/companies/" + api.create("companies", "{\"name\":\"Logo\"}");
        api.picture(company, "/logo", picture("png", 64, 64, true)).expect(200);
        assertThat(bytes(company + "/logo", api.token()).headers().firstValue("Content-Type"))
                .as("what can be seen through stays so")
                .hasValue("image/png");

        api.patch(path, "{\"city\":\"Łódź\"}").expect(200);
        assertThat(api.get(path).json().has("photo"))
                .as("other changes leave it")
                .isTrue();
        String etag = api.get(path).etag();
        assertThat(api.send("DELETE", path + "/photo", null, "If-Match", etag)
                        .expect(200)
                        .json()
                        .has("photo"))
                .isFalse();
        api.get(path + "/photo").expect(204);
    }

    @Test
    void comesAndGoesWithCards() throws Exception {
        String mark = UUID.randomUUID().toString();
        String photo = Base64.getEncoder().encodeToString(picture("png", 900, 600, false));
        String card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\nN:%s;;;;\r\nUID:%s\r\nPHOTO;%s\r\nEND:VCARD\r\n";
        String cards = card.formatted("Good " + mark, "G" + mark, "g" + mark, "ENCODING=b;TYPE=PNG:" + photo)
                + card.formatted("Bad " + mark, "B" + mark, "b" + mark, "ENCODING=b;TYPE=PNG:PHN2Zz48L3N2Zz4=")
                + card.formatted("Far " + mark, "F" + mark, "f" + mark, "VALUE=uri:http://127.0.0.1:1/photo.png");
        long before = Service.database().getCollection("pictures").countDocuments();
        JsonNode tried = api.importFile(
                "contacts", Map.of("mapping", "default", "rehearsal", "true"), cards.getBytes(StandardCharsets.UTF_8));
        assertThat(tried.at("/rows/created").asInt()).isEqualTo(3);
        assertThat(api.report("contacts", tried)).contains("is no picture", "not fetched from elsewhere");
        assertThat(Service.database().getCollection("pictures").countDocuments())
                .as("a dry run keeps nothing")
                .isEqualTo(before);
        api.importFile("contacts", Map.of("mapping", "default"), cards.getBytes(StandardCharsets.UTF_8));
        JsonNode good = api.list("contacts", "externalId == \"g%s\"".formatted(mark))
                .json()
                .at("/items/0");
        assertThat(good.at("/photo/width").asInt()).as("encoded anew").isEqualTo(512);
        JsonNode bad = api.list("contacts", "externalId == \"b%s\"".formatted(mark))
                .json()
                .at("/items/0");
        assertThat(bad.at("/id").isMissingNode()).isFalse();
        assertThat(bad.has("photo")).isFalse();

        String chosen = api.post(
                        "/api/v1/contacts/vcards",
                        "{\"ids\":[\"%s\",\"%s\"]}"
                                .formatted(
                                        good.at("/id").asString(), bad.at("/id").asString()))
                .expect(200)
                .response()
                .body();
        assertThat(chosen.split("BEGIN:VCARD", -1)).hasSize(3);
        assertThat(chosen).contains("PHOTO");
        JsonNode again =
                api.importFile("contacts", Map.of("mapping", "default"), chosen.getBytes(StandardCharsets.UTF_8));
        assertThat(again.at("/rows/unchanged").asInt())
                .as("its own card, photo and all, is nothing new")
                .isEqualTo(2);
        api.post("/api/v1/contacts/vcards", "{\"ids\":[]}").expect(422);
        api.post("/api/v1/contacts/vcards", "{\"ids\":[\"\\\"] || true\"]}").expect(422);
    }

    @Test
    void refusesWhatIsNoPictureOrWouldNotFitIntoTheMemory() throws IOException {
        String path = contact();
        refused(
                path,
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8),
                422);
        refused(path, "GIF89a".getBytes(StandardCharsets.UTF_8), 422);
        refused(path, new byte[0], 422);
        refused(path, bomb(30_000, 30_000), 422);
        refused(path, bomb(Integer.MAX_VALUE, 1), 422);
        refused(path, new byte[5_000_001], 413);
        byte[] torn = picture("png", 300, 300, false);
        refused(path, java.util.Arrays.copyOf(torn, 60), 422);
        assertThat(api.get(path).etag()).isEqualTo("\"1\"");
    }

    private void refused(String path, byte[] file, int status) {
        assertThat(api.picture(path, "/photo", file).expect(status).text("/errors/0/field"))
                .isEqualTo("file");
    }

    @Test
    void turnsAPictureTheWayThatTheCameraWasHeld() throws Exception {
        String path = contact();
        byte[] jpeg = picture("jpeg", 400, 200, false);
        byte[] exif = new byte[] {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        turned.writeBytes(exif);
        turned.write(jpeg, 2, jpeg.length - 2);
        Answer changed = api.picture(path, "/photo", turned.toByteArray()).expect(200);
        assertThat(changed.json().at("/photo/width").asInt()).isEqualTo(200);
        assertThat(changed.json().at("/photo/height").asInt()).isEqualTo(400);
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(bytes(path + "/photo", api.token()).body()));
        assertThat(new Color(image.getRGB(100, 20)).getRed())
                .as("its left side is the upper one now")
                .isGreaterThan(200);
    }

    @Test
    void keepsAPictureFromThoseWhoMayNotReadItsRecord() throws Exception {
        String path = "/api/v1/contacts/" + api.create("contacts", "{\"lastName\":\"Secret\",\"ownerId\":null}");
        api.picture(path, "/photo", picture("png", 20, 20, false)).expect(200);
        Api stranger = Service.asPerson("stranger-" + UUID.randomUUID(), "own");
        assertThat(bytes(path + "/photo", stranger.token()).statusCode()).isEqualTo(404);
        assertThat(bytes(path + "/photo", "").statusCode()).isEqualTo(401);
        api.delete(path).expect(204);
        api.get(path + "/photo").expect(404);
    }

    private HttpResponse<byte[]> bytes(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.url() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static byte[] picture(String format, int width, int height, boolean seeThrough) throws IOException {
        BufferedImage image =
                new BufferedImage(width, height, seeThrough ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** The head of a PNG file that claims to be so large, with next to nothing behind it. */
    private static byte[] bomb(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 check = new CRC32();
        check.update(header.array());
        return ByteBuffer.allocate(8 + 4 + 17 + 4 + 12)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(header.array())
                .putInt((int) check.getValue())
                .putInt(0)
                .put("IDAT".getBytes(StandardCharsets.US_ASCII))
                .putInt(0x35AF061E)
                .array();
    }
}
