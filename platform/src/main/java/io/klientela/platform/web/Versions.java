package io.klientela.platform.web;

import io.klientela.events.State;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Versions as entity tags: {@code ETag: "7"} out, {@code If-Match: "7"} in. */
public final class Versions {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Versions() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** A resource with its version as ETag. */
    public static <S extends State> ResponseEntity<Versioned<S>> answer(Versioned<S> resource) {
        return ResponseEntity.ok().eTag(tag(resource.version())).body(resource);
    }

    /** @throws Problem 428 where the header is missing, 400 where it is not a version of ours */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "Say which version you change: send its ETag as If-Match, for example If-Match: \"3\".");
        }
        Matcher matcher = TAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw Problem.badRequest("If-Match must be one ETag of this resource, for example \"3\".");
        }
        return Long.parseLong(matcher.group(1));
    }
}
