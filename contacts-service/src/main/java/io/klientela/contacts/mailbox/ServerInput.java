package io.klientela.contacts.mailbox;

import io.klientela.platform.mail.MailTls;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mail server, as somebody types it.
 *
 * @param tls {@code tls} from the start, {@code starttls}, {@code auto} by the port, or {@code none}
 * @param username none where a server that mail leaves by asks for none
 * @param password may be left out where it is known and nothing else of the server changes
 */
record ServerInput(
        @NotBlank @Size(max = 253) String host,
        @NotNull @Min(1) @Max(65_535) Integer port,

        @Nullable @Pattern(regexp = "auto|tls|starttls|none", message = "is one of auto, tls, starttls, none")
        String tls,

        @Nullable @Size(max = 254) String username,
        @Nullable @Size(max = 1_000) String password) {

    Server server() {
        MailTls mode = MailTls.valueOf(Objects.requireNonNullElse(tls, "auto").toUpperCase(Locale.ROOT));
        return new Server(
                host.strip().toLowerCase(Locale.ROOT),
                port,
                mode,
                Objects.requireNonNullElse(username, "").strip());
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return "ServerInput[%s:%s]".formatted(host, port);
    }
}
