package io.klientela.automation.notification;

import io.klientela.automation.people.People;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Reaction;
import io.klientela.platform.consume.Received;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tells people what activities mean to them: a note speaks to them, they are asked to take part, it is time. */
@Component
class ActivityNotices implements Reaction {
    private static final String MENTION = "mention";
    private static final String INVITATION = "invitation";
    private static final String REMINDER = "reminder";

    private final Notifications notifications;
    private final People people;

    ActivityNotices(Notifications notifications, People people) {
        this.notifications = notifications;
        this.people = people;
    }

    private record Person(@Nullable String userId) {}

    /** The consumer's own view of an activity. */
    private record Activity(
            @Nullable String name,
            @Nullable String body,
            @Nullable String location,
            @Nullable String contactId,
            @Nullable String companyId,
            @Nullable String dealId,
            @Nullable String ownerId,
            @Nullable List<String> mentions,
            @Nullable List<Person> attendees,
            @Nullable Object schedule) {

        Set<String> attending() {
            return attendees == null
                    ? Set.of()
                    : attendees.stream()
                            .flatMap(one -> Stream.ofNullable(one.userId()))
                            .collect(Collectors.toUnmodifiableSet());
        }

        Set<String> mentioned() {
            return mentions == null ? Set.of() : Set.copyOf(mentions);
        }

        /** The customer that it is about, else the calendar. */
        String link() {
            if (contactId != null) {
                return "/contacts/" + contactId;
            }
            if (dealId != null) {
                return "/deals/" + dealId;
            }
            return companyId != null ? "/companies/" + companyId : "/calendar";
        }
    }

    @Override
    public String name() {
        return "activity-notices";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ACTIVITIES);
    }

    @Override
    public void take(Received event) {
        if (event.isDeletion()) {
            return;
        }
        Activity activity = event.state(Activity.class);
        if (event.type().endsWith(".reminded.v1")) {
            tell(REMINDER, Stream.ofNullable(activity.ownerId()).toList(), activity, activity.location(), event);
            return;
        }
        boolean created = event.type().endsWith(".created.v1");
        Set<String> mentioned = new HashSet<>(activity.mentioned());
        Set<String> invited = new HashSet<>(activity.schedule() == null ? Set.of() : activity.attending());
        if (!created) {
            mentioned.removeAll(before(event, "mentions", false));
            invited.removeAll(before(event, "attendees", true));
        }
        invited.removeAll(mentioned);
        mentioned.remove(doer(event));
        invited.remove(doer(event));
        tell(MENTION, mentioned, activity, activity.body(), event);
        tell(INVITATION, invited, activity, activity.location(), event);
    }

    /** Whom the field named before; where it did not change, whom it names. */
    private static Set<String> before(Received event, String field, boolean people) {
        JsonNode data = Objects.requireNonNull(event.data());
        JsonNode change = data.at("/changes/" + field);
        JsonNode list = change.isMissingNode() ? data.at("/state/" + field) : change.path("before");
        return list.values().stream()
                .map(one -> people ? one.path("userId").asString("") : one.asString(""))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String doer(Received event) {
        return event.actor().startsWith("user:") ? event.actor().substring("user:".length()) : "";
    }

    private void tell(String kind, Collection<String> users, Activity activity, @Nullable String body, Received event) {
        Notice notice = new Notice(
                kind, Objects.requireNonNullElse(activity.name(), ""), body, activity.link(), "activity", event.key());
        users.stream()
                .filter(user -> people.find(user).isPresent())
                .forEach(user -> notifications.tell(user, notice, event.id() + "/" + kind, event.time()));
    }
}
