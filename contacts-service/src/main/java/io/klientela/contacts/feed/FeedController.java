package io.klientela.contacts.feed;

import io.klientela.platform.links.PublicUrl;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own calendar for other programs: everybody has at most one address of it. */
@Tag(name = "Calendar")
@RestController
@RequestMapping("/api/v1/calendar/feed")
class FeedController {
    private final Feeds feeds;
    private final Access access;
    private final PublicUrl url;

    FeedController(Feeds feeds, Access access, PublicUrl url) {
        this.feeds = feeds;
        this.access = access;
        this.url = url;
    }

    /** @param createdAt since when there is an address; null where there is none */
    record FeedView(@Nullable Instant createdAt, @Nullable Instant readAt) {}

    record Address(String url) {}

    @Operation(summary = "Whether your calendar has a secret address, and when it was last read by it")
    @GetMapping
    FeedView get() {
        return feeds.of(person().id())
                .map(feed -> new FeedView(feed.createdAt(), feed.readAt()))
                .orElseGet(() -> new FeedView(null, null));
    }

    @Operation(
            summary = "Give your calendar a secret address that other programs may follow",
            description = "The answer alone shows it; an address that was given before leads nowhere from then on")
    @PostMapping
    ResponseEntity<Address> post() {
        Actor person = person();
        access.require("activity", "read");
        Creation.isAnsweredWithASecret();
        String address = url.at("/public/contacts/calendars/" + feeds.renew(person.id()) + ".ics");
        return ResponseEntity.created(URI.create("/api/v1/calendar/feed")).body(new Address(address));
    }

    @Operation(summary = "Take the secret address of your calendar back")
    @DeleteMapping
    ResponseEntity<Void> delete() {
        feeds.revoke(person().id());
        return ResponseEntity.noContent().build();
    }

    private static Actor person() {
        Actor actor = CurrentActor.get();
        if (!actor.isUser()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "Only people have a calendar of their own.");
        }
        return actor;
    }
}
