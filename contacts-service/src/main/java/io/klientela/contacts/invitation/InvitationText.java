package io.klientela.contacts.invitation;

import io.klientela.contacts.calendar.Occurrences;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.pages.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** What the mail says to a person, beside what it says to their calendar. */
record InvitationText(Language language, ActivityState meeting, String organizer) {

    String subject(String method, boolean update) {
        return switch (method) {
                    case Word.CANCEL -> language.say("Odwołane: ", "Cancelled: ");
                    case Word.REPLY -> answer() + ": ";
                    default ->
                        update
                                ? language.say("Zmiana spotkania: ", "Updated invitation: ")
                                : language.say("Zaproszenie: ", "Invitation: ");
                }
                + meeting.name();
    }

    String plain(String method, boolean update) {
        String facts = facts().entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"));
        String body = meeting.body() == null || !method.equals(Word.REQUEST) ? "" : "\n\n" + meeting.body();
        return opening(method, update) + "\n\n" + meeting.name() + "\n" + facts + body + "\n";
    }

    String html(String method, boolean update) {
        String facts = facts().entrySet().stream()
                .map(fact -> "<tr><td style=\"padding:2px 16px 2px 0;color:#666\">%s</td><td>%s</td></tr>"
                        .formatted(escaped(fact.getKey()), linked(fact.getValue())))
                .collect(Collectors.joining());
        String body = method.equals(Word.REQUEST) ? body() : "";
        return "<div style=\"font-family:sans-serif;font-size:14px\"><p>%s</p><h2>%s</h2><table>%s</table>%s</div>"
                .formatted(escaped(opening(method, update)), escaped(meeting.name()), facts, body);
    }

    /** Formatted as it was written, which is harmless as it is stored. */
    private String body() {
        if (meeting.bodyHtml() != null) {
            return meeting.bodyHtml();
        }
        return meeting.body() == null
                ? ""
                : "<p>%s</p>".formatted(escaped(meeting.body()).replace("\n", "<br>"));
    }

    private String opening(String method, boolean update) {
        return switch (method) {
            case Word.CANCEL ->
                language.say("%s odwołuje spotkanie.", "%s has cancelled this meeting.")
                        .formatted(organizer);
            case Word.REPLY -> answer();
            default ->
                update
                        ? language.say("%s zmienia spotkanie.", "%s has changed this meeting.")
                                .formatted(organizer)
                        : language.say("%s zaprasza na spotkanie.", "%s invites you to a meeting.")
                                .formatted(organizer);
        };
    }

    private String answer() {
        Answer answer = meeting.attendees() == null || meeting.attendees().isEmpty()
                ? Answer.NEEDS_ACTION
                : meeting.attendees().getFirst().answer();
        return switch (answer) {
            case ACCEPTED -> language.say("Przyjęte", "Accepted");
            case TENTATIVE -> language.say("Wstępnie przyjęte", "Tentative");
            default -> language.say("Odrzucone", "Declined");
        };
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        Schedule schedule = Objects.requireNonNull(meeting.schedule());
        facts.put(language.say("Kiedy", "When"), when(schedule));
        put(facts, language.say("Gdzie", "Where"), meeting.location());
        put(facts, language.say("Łącze", "Link"), meeting.link());
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private String when(Schedule schedule) {
        Locale locale = Locale.of(language.tag());
        String again = Occurrences.recurs(schedule) ? language.say(" (cyklicznie)", " (recurring)") : "";
        DateTimeFormatter day = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", locale);
        if (schedule.allDay()) {
            String first = day.format(schedule.startsAt().atOffset(ZoneOffset.UTC));
            String last = day.format(schedule.endsAt().minusSeconds(1).atOffset(ZoneOffset.UTC));
            return (first.equals(last) ? first : first + " – " + last) + again;
        }
        DateTimeFormatter hour = DateTimeFormatter.ofPattern("HH:mm", locale);
        ZonedDateTime start = at(schedule.startsAt(), schedule);
        ZonedDateTime end = at(schedule.endsAt(), schedule);
        String until = start.toLocalDate().equals(end.toLocalDate()) ? "" : day.format(end) + ", ";
        return "%s, %s – %s%s (%s)%s"
                .formatted(day.format(start), hour.format(start), until, hour.format(end), schedule.timeZone(), again);
    }

    private static ZonedDateTime at(Instant moment, Schedule schedule) {
        return moment.atZone(ZoneId.of(schedule.timeZone()));
    }

    private static String linked(String value) {
        return value.matches("(?i)https?://\\S+")
                ? "<a href=\"%s\">%s</a>".formatted(escaped(value), escaped(value))
                : escaped(value);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
