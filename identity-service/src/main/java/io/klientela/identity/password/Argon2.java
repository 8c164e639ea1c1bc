package io.klientela.identity.password;

import com.password4j.Argon2Function;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id with 19 MiB and two passes (OWASP's minimum), a few at a time: each takes that much memory. */
@Component
class Argon2 implements PasswordEncoder {
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 4;

    private final PasswordEncoder argon2 = new Argon2Password4jPasswordEncoder(
            Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, com.password4j.types.Argon2.ID));
    private final Semaphore slots = new Semaphore(AT_ONCE);

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return limited(() -> argon2.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return limited(() -> argon2.matches(password, hash));
    }

    private <T extends @Nullable Object> T limited(Supplier<T> work) {
        slots.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
