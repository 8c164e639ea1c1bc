package io.klientela.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.klientela.platform.Json;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A security key in software: it answers WebAuthn ceremonies as a browser passes them on. */
final class Authenticator {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private final String origin;
    private byte[] userHandle = new byte[0];
    private int counter;

    /** Whether the person touches and unlocks it. */
    boolean verifies = true;

    Authenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers {@code navigator.credentials.create}. */
    Map<String, Object> create(JsonNode options) {
        userHandle = Base64.getUrlDecoder().decode(options.at("/user/id").asString());
        byte[] client = clientData("webauthn.create", options.get("challenge").asString());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(authenticatorData(options.at("/rp/id").asString(), ATTESTED));
        data.writeBytes(new byte[16]);
        data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        data.writeBytes(id);
        data.writeBytes(coseKey());
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xa3);
        text(attestation, "fmt");
        text(attestation, "none");
        text(attestation, "attStmt");
        attestation.write(0xa0);
        text(attestation, "authData");
        bytes(attestation, data.toByteArray());
        return credential(
                Map.of("clientDataJSON", base64(client), "attestationObject", base64(attestation.toByteArray())));
    }

    /** Answers {@code navigator.credentials.get}. */
    Map<String, Object> get(JsonNode options) {
        byte[] client = clientData("webauthn.get", options.get("challenge").asString());
        byte[] data = authenticatorData(options.get("rpId").asString(), 0);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return credential(Map.of(
                    "clientDataJSON",
                    base64(client),
                    "authenticatorData",
                    base64(data),
                    "signature",
                    base64(signature.sign()),
                    "userHandle",
                    base64(userHandle)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> credential(Map<String, Object> response) {
        Map<String, Object> credential = new LinkedHashMap<>();
        credential.put("id", base64(id));
        credential.put("rawId", base64(id));
        credential.put("type", "public-key");
        credential.put("clientExtensionResults", Map.of());
        credential.put("response", response);
        return credential;
    }

    private byte[] clientData(String type, String challenge) {
        return Json.mapper()
                .writeValueAsString(
                        Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", false))
                .getBytes(UTF_8);
    }

    private byte[] authenticatorData(String host, int flags) {
        int all = PRESENT | (verifies ? VERIFIED : 0) | flags;
        return ByteBuffer.allocate(37)
                .put(sha256(host.getBytes(UTF_8)))
                .put((byte) all)
                .putInt(++counter)
                .array();
    }

    /** A map of kty, alg, crv, x and y. */
    private byte[] coseKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
        bytes(cose, coordinate(key.getW().getAffineX()));
        cose.write(0x22);
        bytes(cose, coordinate(key.getW().getAffineY()));
        return cose.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] result = new byte[32];
        int length = Math.min(32, signed.length);
        System.arraycopy(signed, signed.length - length, result, 32 - length, length);
        return result;
    }

    private static void text(ByteArrayOutputStream out, String value) {
        out.write(0x60 + value.length());
        out.writeBytes(value.getBytes(UTF_8));
    }

    private static void bytes(ByteArrayOutputStream out, byte[] value) {
        if (value.length < 256) {
            out.writeBytes(new byte[] {0x58, (byte) value.length});
        } else {
            out.writeBytes(new byte[] {0x59, (byte) (value.length >> 8), (byte) value.length});
        }
        out.writeBytes(value);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }
}
