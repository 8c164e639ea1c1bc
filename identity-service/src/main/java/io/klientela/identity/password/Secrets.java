package io.klientela.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets, and the hash under which those are stored that are too random to guess. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String EASY_TO_TYPE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final int RECOVERY_GROUPS = 4;
    private static final int GROUP_LENGTH = 4;
    private static final int TOKEN_BYTES = 32;

    private Secrets() {}

    /** 256 random bits, safe in a URL. */
    public static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** About 99 random bits in a form that a person can copy by hand, e.g. {@code k7fm-2qxd-…}. */
    public static String password() {
        return typeable(GROUPS);
    }

    /** About 79 random bits, for paper. */
    public static String recoveryCode() {
        return typeable(RECOVERY_GROUPS);
    }

    private static String typeable(int groups) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                text.append('-');
            }
            text.append(EASY_TO_TYPE.charAt(RANDOM.nextInt(EASY_TO_TYPE.length())));
        }
        return text.toString();
    }

    public static String hash(String token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
