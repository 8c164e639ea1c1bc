package io.klientela.bench.platform;

import io.klientela.bench.platform.Platform.Credentials;
import java.util.Map;
import java.util.Optional;

/** The person whom a platform makes its administrator at its first start. */
public final class Administrator {
    private static final String EMAIL = "KLIENTELA_ADMIN_EMAIL";
    private static final String PASSWORD = "KLIENTELA_ADMIN_PASSWORD";

    private Administrator() {}

    /** Settings that make one. */
    public static Map<String, String> settings() {
        return Map.of(EMAIL, "ada@klientela.example", PASSWORD, "Correct-horse-9-battery");
    }

    static Optional<Credentials> of(Map<String, String> environment) {
        return environment.containsKey(EMAIL) && environment.containsKey(PASSWORD)
                ? Optional.of(new Credentials(environment.get(EMAIL), environment.get(PASSWORD)))
                : Optional.empty();
    }
}
