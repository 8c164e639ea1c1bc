package io.klientela.identity.password;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a password must be: long rather than complicated, and not what anybody would try first. */
public final class PasswordRules {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 256;
    private static final int FEWEST_DIFFERENT = 5;

    /** What is wrong with a password; the names are keys of the pages' texts. */
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        TOO_SIMPLE
    }

    private PasswordRules() {}

    /** The first rule that the password breaks. @param email of its owner, which must not be part of it */
    public static Optional<Fault> check(String password, @Nullable String email) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        String folded = password.toLowerCase(Locale.ROOT);
        boolean simple = folded.codePoints().distinct().count() < FEWEST_DIFFERENT
                || folded.contains("klientela")
                || folded.startsWith("password")
                || folded.startsWith("123456")
                || CommonPasswords.contains(password)
                || (email != null && folded.contains(localPart(email)));
        return simple ? Optional.of(Fault.TOO_SIMPLE) : Optional.empty();
    }

    private static String localPart(String email) {
        int at = email.indexOf('@');
        String local = at > 0 ? email.substring(0, at) : email;
        return local.length() < 4 ? email.toLowerCase(Locale.ROOT) : local.toLowerCase(Locale.ROOT);
    }
}
