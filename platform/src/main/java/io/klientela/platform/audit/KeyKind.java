package io.klientela.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/**
 * The algorithms that checkpoints are signed with: one of today, and one that a quantum computer does not break (FIPS
 * 204). Their names in signed notes are those of C2SP; it has none for ML-DSA-65 yet, so that is written out.
 */
enum KeyKind {
    ED25519("Ed25519", "ed25519.pem", "\u0001", "302a300506032b6570032100"),
    ML_DSA_65(
            "ML-DSA-65",
            "ml-dsa-65.pem",
            "\u00ffklientela.io/ML-DSA-65",
            "308207b2300b0609608648016503040312038207a100");

    private final String algorithm;
    private final String file;
    private final String type;
    private final String prefix;

    KeyKind(String algorithm, String file, String type, String prefix) {
        this.algorithm = algorithm;
        this.file = file;
        this.type = type;
        this.prefix = prefix;
    }

    String algorithm() {
        return algorithm;
    }

    String file() {
        return file;
    }

    /** What tells the kind of a key in a signed note. */
    byte[] type() {
        return type.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The key alone, without the envelope of X.509. */
    byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, prefix.length() / 2, encoded.length);
    }

    byte[] encoded(byte[] raw) {
        return concat(Hashes.bytes(prefix), raw);
    }

    PublicKey key(byte[] raw) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded(raw)));
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
