package io.klientela.events.contacts;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call, meeting, note, mail or task.
 *
 * @param name its subject
 * @param body in plain text, also where there is HTML
 * @param occurredAt when it happened; of one with a schedule its start
 * @param bodyHtml the body as it was formatted, harmless to show
 * @param mentions the users that the body speaks to
 * @param schedule when it takes place; null where it has no place in a calendar but by {@code dueAt} or {@code occurredAt}
 * @param link where it takes place on the net, or what is to be read
 * @param organizer who called for it, where that is somebody else than its owner
 * @param reminders minutes before the start, or before {@code dueAt}
 * @param nextReminderAt when its owner will be reminded next
 * @param seriesId the recurring activity that this one is an occurrence of, moved or changed
 * @param occurrence when that occurrence would have begun
 * @param uid its iCalendar UID, where it came from another calendar
 * @param sequence how often its time, place or people changed, as iCalendar counts
 * @param invites whether guests with an address are invited by mail, and told of changes
 * @param proposals what guests propose that nobody has decided on
 */
public record ActivityState(
        String id,
        String name,
        ActivityKind kind,
        @Nullable String body,
        @Nullable String contactId,
        @Nullable String companyId,
        @Nullable String dealId,
        @Nullable Instant occurredAt,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable String externalId,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        @Nullable String bodyHtml,
        @Nullable List<String> mentions,
        @Nullable Schedule schedule,
        @Nullable String location,
        @Nullable String link,
        @Nullable ActivityStatus status,
        @Nullable List<Attendee> attendees,
        @Nullable Organizer organizer,
        @Nullable List<Integer> reminders,
        @Nullable Instant nextReminderAt,
        @Nullable String seriesId,
        @Nullable Instant occurrence,
        @Nullable String uid,
        @Nullable Integer sequence,
        @Nullable Boolean invites,
        @Nullable List<Proposal> proposals)
        implements State {}
