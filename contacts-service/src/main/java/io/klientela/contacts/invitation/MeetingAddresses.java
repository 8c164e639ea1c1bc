package io.klientela.contacts.invitation;

import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.links.SignedLinks;
import io.klientela.platform.mail.MailDomain;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Each meeting has an address of its own, which nobody can make up: answers find their meeting by it, whoever sends them. */
@Component
class MeetingAddresses {
    private static final String PURPOSE = "meeting";
    private static final Pattern ADDRESS = Pattern.compile("meeting\\+([0-9a-f]{32})\\.([0-9a-f]{16})@.+");
    private static final Pattern UUID_PARTS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

    private final SignedLinks links;
    private final MailDomain domain;

    MeetingAddresses(SignedLinks links, MailDomain domain) {
        this.links = links;
        this.domain = domain;
    }

    /** All occurrences of a series share one: they have one organizer. */
    static String seriesOf(ActivityState meeting) {
        return meeting.seriesId() == null ? meeting.id() : meeting.seriesId();
    }

    String of(ActivityState meeting) {
        String digits = seriesOf(meeting).replace("-", "").toLowerCase(Locale.ROOT);
        return domain.address("meeting+" + digits + "." + links.mark(PURPOSE, digits));
    }

    /** The meeting, or series, that one of the addresses is of. */
    Optional<String> meeting(Collection<String> addresses) {
        for (String address : addresses) {
            Matcher matcher = ADDRESS.matcher(address.toLowerCase(Locale.ROOT));
            if (domain.has(address) && matcher.matches() && links.isMark(PURPOSE, matcher.group(1), matcher.group(2))) {
                return Optional.of(UUID_PARTS.matcher(matcher.group(1)).replaceFirst("$1-$2-$3-$4-$5"));
            }
        }
        return Optional.empty();
    }

    /** The id of the meeting that a UID which was made here stands for. */
    Optional<String> madeHere(String uid) {
        String ending = "@" + domain.domain();
        return uid.endsWith(ending) ? Optional.of(uid.substring(0, uid.length() - ending.length())) : Optional.empty();
    }
}
