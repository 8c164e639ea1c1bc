package io.klientela.platform.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as RFC 9162 uses it for Merkle trees: leaves and nodes are hashed with different prefixes. */
final class Hashes {
    /** What the first entry names as its predecessor. */
    static final String NONE = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();

    private Hashes() {}

    static byte[] leaf(byte[] content) {
        MessageDigest sha = sha256();
        sha.update((byte) 0);
        return sha.digest(content);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha = sha256();
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }

    static byte[] of(byte[] content) {
        return sha256().digest(content);
    }

    static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /** @throws IllegalArgumentException where it is not hexadecimal */
    static byte[] bytes(String hex) {
        return HEX.parseHex(hex);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
