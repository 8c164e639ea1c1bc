package io.klientela.gateway.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** A file of the class path as it is sent: read once, compressed once. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of this package
record Asset(MediaType type, byte[] plain, byte[] gzip, String etag) {

    static Asset read(Resource resource) {
        try {
            byte[] plain = resource.getContentAsByteArray();
            CRC32C sum = new CRC32C();
            sum.update(plain);
            return new Asset(typeOf(resource), plain, gzipped(plain), "W/\"" + Long.toHexString(sum.getValue()) + "\"");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + resource, unreadable);
        }
    }

    /** Whether compression is worth its header. */
    boolean shrinks() {
        return gzip.length < plain.length * 0.9;
    }

    private static MediaType typeOf(Resource resource) {
        String name = String.valueOf(resource.getFilename());
        MediaType type = name.endsWith(".webmanifest")
                ? MediaType.parseMediaType("application/manifest+json")
                : MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
