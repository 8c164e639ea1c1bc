package io.klientela.identity.mail;

import com.samskivert.mustache.Mustache;
import io.klientela.events.identity.UserState;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.mail.MailSession;
import io.klientela.platform.mail.MailUnavailable;
import io.klientela.platform.security.SecuritySettings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Sends single-use links. A mail that cannot be sent is logged without its link: an administrator can make another one. */
@Component
public class LinkMails {
    private static final Logger log = LoggerFactory.getLogger(LinkMails.class);
    private static final Map<String, Properties> TEXTS = Map.of("en", texts("en"), "pl", texts("pl"));

    private final MailServer server;
    private final MailDomain domain;
    private final Clock clock;
    private final String issuer;

    LinkMails(MailServer server, MailDomain domain, Clock clock, SecuritySettings settings) {
        this.server = server;
        this.domain = domain;
        this.clock = clock;
        this.issuer = settings.issuer().toString();
    }

    /** In both languages, as nobody knows which one the person reads. @return whether it was sent */
    public boolean invitation(UserState user, String token) {
        String link = issuer + "/invite/" + token;
        String subject = text("pl", "invitation.subject") + " / " + text("en", "invitation.subject");
        String body =
                fill("pl", "invitation.text", user, link) + "\n\n—\n\n" + fill("en", "invitation.text", user, link);
        return send(user, subject, body);
    }

    /** @param language {@code en} or {@code pl} @return whether it was sent */
    public boolean reset(UserState user, String token, String language) {
        return send(
                user,
                text(language, "reset.subject"),
                fill(language, "reset.text", user, issuer + "/signin/reset/" + token));
    }

    private boolean send(UserState user, String subject, String body) {
        if (!server.isConfigured() || user.email() == null) {
            return false;
        }
        Letter letter = new Letter(
                domain.newMessageId(),
                server.from(),
                List.of(new Letter.Party(user.email(), user.name())),
                null,
                subject,
                body,
                null,
                Map.of("Auto-Submitted", "auto-generated"),
                List.of(),
                clock.instant());
        try (MailSession session = server.connect()) {
            session.send(letter);
            return true;
        } catch (MailUnavailable e) {
            log.warn("A link for the user {} could not be mailed: {}", user.id(), e.text());
        } catch (MailRefused e) {
            log.warn("A link for the user {} was refused: {}", user.id(), e.text());
        }
        return false;
    }

    private static String fill(String language, String key, UserState user, String link) {
        return Mustache.compiler()
                .escapeHTML(false)
                .compile(text(language, key))
                .execute(Map.of("name", user.name(), "link", link));
    }

    private static String text(String language, String key) {
        Properties texts = TEXTS.get(language);
        return texts == null ? key : texts.getProperty(key, key);
    }

    private static Properties texts(String language) {
        String path = "identity-service/mails/texts_" + language + ".properties";
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(new ClassPathResource(path).getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
