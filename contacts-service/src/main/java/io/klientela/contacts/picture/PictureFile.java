package io.klientela.contacts.picture;

import io.klientela.events.contacts.Picture;
import io.klientela.platform.web.Problem;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.springframework.http.HttpStatus;

/**
 * A picture as it is kept: read from whatever was uploaded by its content, whatever it was called, and written anew, so
 * that nothing but what is seen gets through.
 */
final class PictureFile {
    static final int MOST_BYTES = 5_000_000;
    static final int LARGEST_SIDE = 512;
    private static final int MOST_PIXELS = 40_000_000;
    private static final int LONGEST_SIDE = 12_000;
    private static final float QUALITY = 0.85f;
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif", "bmp");

    private final byte[] bytes;
    private final Picture picture;

    private PictureFile(byte[] bytes, Picture picture) {
        this.bytes = bytes;
        this.picture = picture;
    }

    Picture picture() {
        return picture;
    }

    /** As they are kept; nobody changes them. */
    byte[] bytes() {
        return bytes;
    }

    static {
        ImageIO.setUseCache(false);
    }

    /** @throws Problem 413 where it is too large, 422 where it is no picture, or one that would not fit into the memory */
    static PictureFile of(byte[] uploaded) {
        if (uploaded.length > MOST_BYTES) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "The picture is larger than 5 MB. Choose a smaller one.")
                    .field("file", "is larger than 5 MB");
        }
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(uploaded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw noPicture();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return of(reader, Orientation.of(uploaded));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw e instanceof Problem problem ? problem : noPicture();
        }
    }

    private static PictureFile of(ImageReader reader, Orientation orientation) throws IOException {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            throw noPicture();
        }
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            throw Problem.unprocessable(
                            "The picture has %d × %d pixels. Choose a smaller one.".formatted(width, height))
                    .field("file", "has more than %d million pixels".formatted(MOST_PIXELS / 1_000_000));
        }
        ImageReadParam every = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * LARGEST_SIDE));
        every.setSourceSubsampling(step, step, 0, 0);
        BufferedImage small = orientation.apply(scaled(reader.read(0, every)));
        boolean seeThrough = small.getColorModel().hasAlpha();
        byte[] bytes = written(seeThrough ? "png" : "jpeg", small);
        String mediaType = seeThrough ? "image/png" : "image/jpeg";
        return new PictureFile(bytes, new Picture(hash(bytes), mediaType, small.getWidth(), small.getHeight()));
    }

    /** In steps of a half, as one large step would leave pixels out. */
    private static BufferedImage scaled(BufferedImage image) {
        BufferedImage at = image;
        double factor = Math.min(1, (double) LARGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        do {
            int nextWidth = Math.max(width, at.getWidth() / 2);
            int nextHeight = Math.max(height, at.getHeight() / 2);
            at = drawn(
                    at,
                    at.getWidth() <= 2 * width ? width : nextWidth,
                    at.getHeight() <= 2 * height ? height : nextHeight);
        } while (at.getWidth() > width || at.getHeight() > height);
        return at;
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage drawn = new BufferedImage(width, height, type);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    private static byte[] written(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem noPicture() {
        return Problem.unprocessable("This is no picture that can be read. Choose a JPEG, PNG, GIF or BMP file.")
                .field("file", "is no picture that can be read");
    }
}
