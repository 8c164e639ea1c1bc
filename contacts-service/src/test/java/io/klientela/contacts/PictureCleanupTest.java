package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTask;

/** What becomes of pictures that were replaced, and of those of records that are gone. */
class PictureCleanupTest {
    private final Api api = Service.asClient();
    private final MongoCollection<Document> pictures = Service.database().getCollection("pictures");
    private final MongoCollection<Document> contacts = Service.database().getCollection("contacts");

    private String contact() {
        return "/api/v1/contacts/" + api.create("contacts", "{\"lastName\":\"Zdjęcie\"}");
    }

    private String show(String record, String place, byte[] picture) {
        return api.picture(record, "/" + place, picture).expect(200).text("/" + place + "/hash");
    }

    private boolean isKept(String hash) {
        return pictures.countDocuments(Filters.eq("_id", hash)) == 1;
    }

    /** As the service does by itself once in an hour, two days after these pictures were sent. */
    private void cleanUp(String... hashes) {
        pictures.updateMany(Filters.in("_id", List.of(hashes)), Updates.set("at", twoDaysAgo()));
        ScheduledTask task = Service.bean(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks().stream()
                .filter(some -> some.toString().contains("ForgottenPictures"))
                .findFirst()
                .orElseThrow();
        task.getTask().getRunnable().run();
    }

    private static Date twoDaysAgo() {
        return Date.from(Instant.now().minus(Duration.ofDays(2)));
    }

    @Test
    void dropsWhatNothingShowsAndKeepsWhatAnythingShows() throws IOException {
        String path = contact();
        String replaced = show(path, "photo", picture());
        byte[] popular = picture();
        String newest = show(path, "photo", picture());
        String other = contact();
        String shared = show(other, "photo", popular);
        String company = "/api/v1/companies/" + api.create("companies", "{\"name\":\"Znak\"}");
        assertThat(show(company, "logo", popular)).isEqualTo(shared);
        show(other, "photo", picture());
        String taken = show(contact(), "photo", picture());
        assertThat(isKept(replaced)).as("for a day everything stays").isTrue();

        cleanUp(replaced, newest, shared, taken);

        assertThat(isKept(replaced))
                .as("the photo that another one took the place of")
                .isFalse();
        assertThat(isKept(newest)).isTrue();
        assertThat(isKept(taken)).isTrue();
        assertThat(isKept(shared)).as("a logo still shows it").isTrue();
        api.get(path + "/photo").expect(200);
        api.get(company + "/logo").expect(200);
    }

    @Test
    void dropsThePicturesOfDeletedContactsOnceNobodyCanBringThemBack() throws IOException {
        String path = contact();
        String id = path.substring(path.lastIndexOf('/') + 1);
        String hash = show(path, "photo", picture());
        api.delete(path).expect(204);
        cleanUp(hash);
        assertThat(isKept(hash)).as("today the deletion can be taken back").isTrue();

        contacts.updateOne(Filters.eq("_id", id), Updates.set("deletedAt", twoDaysAgo()));
        cleanUp(hash);
        assertThat(isKept(hash)).isFalse();
    }

    /** One that no other test has. */
    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 24; i++) {
            image.setRGB(i, i, ThreadLocalRandom.current().nextInt(0x1000000));
            image.setRGB(23 - i, i, ThreadLocalRandom.current().nextInt(0x1000000));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
