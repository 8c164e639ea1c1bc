package io.klientela.contacts.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera held a picture, as the Exif data of a JPEG file tells it: 1 to 8, where 1 is upright. */
record Orientation(int value) {
    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int LAST = 8;
    private static final int TAG = 0x0112;
    private static final int EXIF = 0x45786966;

    /** Upright where the file tells nothing, or nonsense. */
    static Orientation of(byte[] file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(file);
            if (bytes.getShort() != (short) 0xFFD8) {
                return UPRIGHT;
            }
            while (true) {
                int marker = bytes.getShort() & 0xFFFF;
                int length = bytes.getShort() & 0xFFFF;
                int next = bytes.position() + length - 2;
                if (marker == 0xFFE1 && length > 16 && bytes.getInt(bytes.position()) == EXIF) {
                    return exif(bytes.slice(bytes.position() + 6, length - 8));
                } else if ((marker & 0xFFF0) != 0xFFE0 || next <= bytes.position()) {
                    return UPRIGHT;
                }
                bytes.position(next);
            }
        } catch (RuntimeException e) {
            return UPRIGHT; // broken data about a picture is no reason to refuse the picture
        }
    }

    private static Orientation exif(ByteBuffer data) {
        data.order(data.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = data.getInt(4);
        int entries = data.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * 12;
            if ((data.getShort(entry) & 0xFFFF) == TAG) {
                int value = data.getShort(entry + 8) & 0xFFFF;
                return value >= 1 && value <= LAST ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** The picture as it was seen. */
    BufferedImage apply(BufferedImage image) {
        if (value == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean lying = value >= 5;
        BufferedImage upright =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(image, transform(width, height), null);
        graphics.dispose();
        return upright;
    }

    /** As Exif numbers them: mirrored ones are even among the first four, and odd among the others. */
    private AffineTransform transform(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
