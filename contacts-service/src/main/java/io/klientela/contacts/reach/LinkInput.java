package io.klientela.contacts.reach;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.events.contacts.WebLink;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page on a social network, or any other.
 *
 * @param url http or https, which may be left out
 * @param kind the network; told by the address where none is given
 */
public record LinkInput(
        @NotBlank
        @Size(max = 500)
        @Pattern(
                regexp = "https?://[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}(:\\d{1,5})?([/?#]\\S*)?",
                message = "is not a web address, such as https://www.linkedin.com/in/jan-kowalski")
        String url,

        @Nullable
        @Pattern(
                regexp = "website|linkedin|x|facebook|instagram|youtube|github|xing|tiktok|other",
                message = "is one of website, linkedin, x, facebook, instagram, youtube, github, xing, tiktok, other")
        String kind) {

    private static final Map<String, String> KINDS = Map.of(
            "linkedin.com", "linkedin",
            "x.com", "x",
            "twitter.com", "x",
            "facebook.com", "facebook",
            "instagram.com", "instagram",
            "youtube.com", "youtube",
            "github.com", "github",
            "xing.com", "xing",
            "tiktok.com", "tiktok");

    public LinkInput {
        String said = Objects.requireNonNullElse(trimmed(url), "");
        url = said.isEmpty() || said.matches("(?i)[a-z][a-z0-9+.-]*:(?!\\d).*") ? said : "https://" + said;
        kind = kind == null ? kindOf(url) : kind;
    }

    private static String kindOf(String url) {
        try {
            String host = URI.create(url).getHost();
            String[] parts =
                    host == null ? new String[0] : host.toLowerCase(Locale.ROOT).split("\\.", -1);
            return parts.length < 2
                    ? "website"
                    : KINDS.getOrDefault(parts[parts.length - 2] + "." + parts[parts.length - 1], "website");
        } catch (IllegalArgumentException e) {
            return "website"; // what is no address is refused by its rule
        }
    }

    /** None where there are none. */
    public static List<LinkInput> of(@Nullable List<WebLink> links) {
        return links == null
                ? List.of()
                : links.stream()
                        .map(link -> new LinkInput(link.url(), link.kind()))
                        .toList();
    }

    public static @Nullable List<WebLink> links(List<LinkInput> links) {
        return Reach.some(
                links.stream().map(link -> new WebLink(link.url, link.kind)).toList());
    }
}
