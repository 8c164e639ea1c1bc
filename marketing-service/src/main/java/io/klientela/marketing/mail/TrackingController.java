package io.klientela.marketing.mail;

import io.klientela.platform.pages.Language;
import io.klientela.platform.pages.PublicPage;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the links and the image of a mail lead. The reader always gets there, whatever happens to the count. */
@Hidden
@RestController
@RequestMapping("/public/marketing")
class TrackingController {
    private static final Logger log = LoggerFactory.getLogger(TrackingController.class);
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final MailLinks links;
    private final Mails mails;

    TrackingController(MailLinks links, Mails mails) {
        this.links = links;
        this.mails = mails;
    }

    @GetMapping("/o/{token}")
    ResponseEntity<byte[]> open(@PathVariable String token, HttpMethod method) {
        if (method.equals(HttpMethod.GET)) {
            links.openedBy(token).ifPresent(id -> count(() -> mails.opened(id)));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .cacheControl(CacheControl.noStore())
                .body(PIXEL);
    }

    @GetMapping("/c/{token}")
    ResponseEntity<?> click(
            @PathVariable String token,
            HttpMethod method,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Optional<MailLinks.Click> click = links.clickedBy(token);
        if (click.isEmpty()) {
            Language language = Language.of(null, accepted);
            return PublicPage.of(
                    HttpStatus.NOT_FOUND,
                    language,
                    language.say("Ten odnośnik nie działa", "This link does not work"),
                    "");
        }
        if (method.equals(HttpMethod.GET)) {
            count(() -> mails.clicked(click.get().mailId(), click.get().target()));
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(location(click.get().target()))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static URI location(String target) {
        try {
            return URI.create(target);
        } catch (IllegalArgumentException e) {
            return URI.create(target.replace(" ", "%20").replace("|", "%7C").replaceAll("[<>\"{}\\\\^`]", ""));
        }
    }

    /** A mail that is not known any more is nobody's trouble. */
    private static void count(Runnable counted) {
        try {
            counted.run();
        } catch (Problem e) {
            log.debug("not counted: {}", e.detail());
        }
    }
}
