package io.klientela.contacts.feed;

import io.klientela.contacts.feed.FeedContent.Content;
import io.klientela.contacts.feed.Feeds.Feed;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.PeopleDirectory;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Where calendar programs come without signing in: the address is the secret. */
@Hidden
@RestController
@RequestMapping("/public/contacts/calendars")
class PublicFeedController {
    private final Feeds feeds;
    private final FeedContent content;
    private final PeopleDirectory people;

    PublicFeedController(Feeds feeds, FeedContent content, ObjectProvider<PeopleDirectory> people) {
        this.feeds = feeds;
        this.content = content;
        this.people = people.getIfAvailable(() -> PeopleDirectory.OF_NOBODY);
    }

    /** Who is disabled or gone has no calendar; an address that was taken back looks like one that never was. */
    @GetMapping("/{token}.ics")
    ResponseEntity<byte[]> get(@PathVariable String token, WebRequest request) {
        Feed feed = feeds.by(token).orElseThrow(PublicFeedController::nothing);
        Actor person = actor(feed.userId()).orElseThrow(PublicFeedController::nothing);
        feeds.read(feed);
        Content calendar = content.of(person);
        byte[] body = calendar.text().getBytes(StandardCharsets.UTF_8);
        if (request.checkNotModified(tag(body))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"klientela.ics\"")
                .lastModified(calendar.changedAt())
                .body(body);
    }

    private Optional<Actor> actor(String userId) {
        return people.find(userId)
                .filter(PeopleDirectory.Colleague::mayAct)
                .map(known -> Actor.user(known.id(), known.name(), known.roles(), known.teams()));
    }

    private static Problem nothing() {
        return Problem.of(HttpStatus.NOT_FOUND, "There is no calendar at this address.");
    }

    private static String tag(byte[] body) {
        try {
            return "\""
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
