package io.klientela.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A public key that tells whether a checkpoint is genuine; its text is that of C2SP's signed notes. @param key in hexadecimal */
record Verifier(KeyKind kind, String key) {
    static final String NAME = "klientela";

    /** @throws IllegalArgumentException where it is none of our kinds */
    static Verifier parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length == 3) {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            for (KeyKind kind : KeyKind.values()) {
                byte[] type = kind.type();
                if (typed.length > type.length && Arrays.equals(type, Arrays.copyOf(typed, type.length))) {
                    Verifier verifier =
                            new Verifier(kind, Hashes.hex(Arrays.copyOfRange(typed, type.length, typed.length)));
                    if (verifier.toString().equals(text.strip())) {
                        return verifier;
                    }
                }
            }
        }
        throw new IllegalArgumentException("not a key of a signed note: " + text);
    }

    /** The first bytes of its hash, which a signature is found by. */
    byte[] id() {
        byte[] name = (NAME + "\n").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Hashes.of(KeyKind.concat(name, KeyKind.concat(kind.type(), Hashes.bytes(key)))), 4);
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(kind.algorithm());
            check.initVerify(kind.key(Hashes.bytes(key)));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return NAME + "+" + Hashes.hex(id()) + "+"
                + Base64.getEncoder().encodeToString(KeyKind.concat(kind.type(), Hashes.bytes(key)));
    }
}
