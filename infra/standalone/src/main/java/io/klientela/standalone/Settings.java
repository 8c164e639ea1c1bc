package io.klientela.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says.
 *
 * @param home where data, logs and secrets are
 * @param port of the gateway; 0 stands for a free one
 * @param kafkaPort of the embedded broker; 0 stands for a free one
 * @param mongodbUri of a server to use instead of the embedded store
 * @param kafkaBootstrap of a cluster to use instead of the embedded broker
 * @param smtpHost of a mail server to use instead of the embedded one
 * @param mailPort of the embedded mail server; another one where it is taken
 * @param mailDomain whose mail comes in
 * @param cacheMegabytes of the embedded store
 * @param auditFolder where the keys of the audit log are, and its signed checkpoints
 * @param forced whether an answer waits until the disk has the change, not only the operating system
 */
record Settings(
        Path home,
        int port,
        int kafkaPort,
        Optional<String> mongodbUri,
        Optional<String> kafkaBootstrap,
        Optional<String> adminEmail,
        Optional<String> smtpHost,
        int mailPort,
        String mailDomain,
        int cacheMegabytes,
        boolean forced,
        Path auditFolder) {

    static Settings of(Map<String, String> environment) {
        var home = Path.of(environment.getOrDefault("KLIENTELA_HOME", ".klientela"))
                .toAbsolutePath();
        return new Settings(
                home,
                number(environment, "KLIENTELA_PORT", 8080, 65_535),
                number(environment, "KLIENTELA_KAFKA_PORT", 9092, 65_535),
                text(environment, "KLIENTELA_MONGODB_URI"),
                text(environment, "KLIENTELA_KAFKA_BOOTSTRAP"),
                text(environment, "KLIENTELA_ADMIN_EMAIL"),
                text(environment, "KLIENTELA_SMTP_HOST"),
                number(environment, "KLIENTELA_MAIL_PORT", 2525, 65_535),
                text(environment, "KLIENTELA_MAIL_DOMAIN").orElse("klientela.localhost"),
                number(environment, "KLIENTELA_STORE_CACHE_MB", 256, 65_536),
                environment.getOrDefault("KLIENTELA_STORE_FSYNC", "false").equals("true"),
                text(environment, "KLIENTELA_AUDIT_FOLDER").map(Path::of).orElse(home.resolve("audit")));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static int number(Map<String, String> environment, String name, int otherwise, int most) {
        var given = text(environment, name);
        try {
            var number = given.map(Integer::parseInt).orElse(otherwise);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw new Refusal("%s is %s: set it to a number from 0 to %d.".formatted(name, given.orElse(""), most));
    }
}
