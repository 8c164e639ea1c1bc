package io.klientela.identity.password;

import com.password4j.Argon2Function;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    private final Timer work;

    Argon2(MeterRegistry meters) {
        work = Timer.builder("klientela.password.work")
                .description("how often a password was hashed, and for how long")
                .register(meters);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return limited(() -> argon2.encode(password));
    }

    /** @param hash or several with a space between them, one of which is enough */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return hash != null
                && Stream.of(hash.split(" ", -1))
                        .filter(one -> !one.isEmpty())
                        .anyMatch(one -> limited(() -> argon2.matches(password, one)));
    }

    private <T extends @Nullable Object> T limited(Supplier<T> task) {
        slots.acquireUninterruptibly();
        try {
            return work.record(task);
        } finally {
            slots.release();
        }
    }
}
