package io.klientela.contacts.calendar;

import biweekly.component.ICalComponent;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Organizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The people of an entry of a file. */
final class People {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.\\p{L}{2,}");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 200;
    private static final int MOST = 200;

    private People() {}

    static @Nullable Organizer organizer(ICalComponent component) {
        biweekly.property.@Nullable Organizer organizer = component.getProperty(biweekly.property.Organizer.class);
        if (organizer == null) {
            return null;
        }
        String email = email(organizer.getEmail(), organizer.getUri());
        String name = name(organizer.getCommonName());
        return email == null && name == null ? null : new Organizer(email, name);
    }

    /** Each once; whoever has neither an address nor a name cannot be told from another. */
    static List<Attendee> attendees(ICalComponent component) {
        Map<String, Attendee> distinct = new LinkedHashMap<>();
        for (biweekly.property.Attendee attendee : component.getProperties(biweekly.property.Attendee.class)) {
            String email = email(attendee.getEmail(), attendee.getUri());
            String name = name(attendee.getCommonName());
            String key = email == null ? name : email;
            if (key != null && distinct.size() < MOST) {
                distinct.putIfAbsent(
                        key, new Attendee(null, null, email, name, answer(attendee), isOptional(attendee), null, null));
            }
        }
        return List.copyOf(distinct.values());
    }

    /** Whom guests hand their place on to, by the address of each guest. */
    static Map<String, String> delegates(ICalComponent component) {
        Map<String, String> delegates = new LinkedHashMap<>();
        for (biweekly.property.Attendee attendee : component.getProperties(biweekly.property.Attendee.class)) {
            String from = email(attendee.getEmail(), attendee.getUri());
            String to = attendee.getParameters().getDelegatedTo().stream()
                    .map(uri -> email(null, uri))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (from != null && to != null && delegates.size() < MOST) {
                delegates.putIfAbsent(from, to);
            }
        }
        return delegates;
    }

    private static Answer answer(biweekly.property.Attendee attendee) {
        @Nullable ParticipationStatus status = attendee.getParticipationStatus();
        String said = status == null ? "" : status.getValue().toUpperCase(Locale.ROOT);
        return switch (said) {
            case "ACCEPTED", "CONFIRMED", "COMPLETED", "IN-PROCESS" -> Answer.ACCEPTED;
            case "DECLINED" -> Answer.DECLINED;
            case "TENTATIVE" -> Answer.TENTATIVE;
            case "DELEGATED" -> Answer.DELEGATED;
            default -> Answer.NEEDS_ACTION;
        };
    }

    private static boolean isOptional(biweekly.property.Attendee attendee) {
        @Nullable ParticipationLevel level = attendee.getParticipationLevel();
        return Objects.equals(level, ParticipationLevel.OPTIONAL) || Objects.equals(level, ParticipationLevel.FYI);
    }

    private static @Nullable String email(@Nullable String email, @Nullable String uri) {
        String given = email != null ? email : uri;
        if (given == null) {
            return null;
        }
        String address = given.strip().replaceFirst("(?i)^mailto:", "").toLowerCase(Locale.ROOT);
        return address.length() <= LONGEST_EMAIL && EMAIL.matcher(address).matches() ? address : null;
    }

    private static @Nullable String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String stripped = name.strip();
        return stripped.length() <= LONGEST_NAME ? stripped : stripped.substring(0, LONGEST_NAME);
    }
}
