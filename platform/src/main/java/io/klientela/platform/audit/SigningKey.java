package io.klientela.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key that checkpoints are signed with, as a file holds it: both halves in PEM. @param open in hexadecimal */
record SigningKey(KeyKind kind, PrivateKey secret, String open) {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z ]+)-----([^-]+)-----END \\1-----");

    static SigningKey create(KeyKind kind) {
        try {
            var pair = KeyPairGenerator.getInstance(kind.algorithm()).generateKeyPair();
            return new SigningKey(kind, pair.getPrivate(), Hashes.hex(kind.raw(pair.getPublic())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException where the file is not such a key */
    static SigningKey parse(KeyKind kind, String pem) {
        try {
            KeyFactory factory = KeyFactory.getInstance(kind.algorithm());
            PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
            PublicKey open = factory.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY")));
            return new SigningKey(kind, secret, Hashes.hex(kind.raw(open)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key for " + kind.algorithm(), e);
        }
    }

    private static byte[] block(String pem, String label) {
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            if (blocks.group(1).equals(label)) {
                return Base64.getMimeDecoder().decode(blocks.group(2).strip());
            }
        }
        throw new IllegalArgumentException("no " + label + " in it");
    }

    String pem() {
        return block("PRIVATE KEY", secret.getEncoded()) + block("PUBLIC KEY", kind.encoded(Hashes.bytes(open)));
    }

    private static String block(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, lines, label);
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(kind.algorithm());
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Verifier verifier() {
        return new Verifier(kind, open);
    }

    /** One of each kind, so that a checkpoint stands while either of them does. */
    static List<KeyKind> kinds() {
        return List.of(KeyKind.values());
    }
}
