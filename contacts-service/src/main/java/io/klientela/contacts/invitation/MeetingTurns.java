package io.klientela.contacts.invitation;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.consume.Reaction;
import io.klientela.platform.consume.Received;
import io.klientela.platform.mail.MailQueue;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notes which meetings have changed, and looks a little later what their guests should know. */
@Component
class MeetingTurns implements Reaction, StartupTask {
    private static final Logger log = LoggerFactory.getLogger(MeetingTurns.class);
    private static final String SILENT = "silent";

    private final MailQueue turns;
    private final Invitations invitations;
    private final TellGuests guests;
    private final TellOrganizer organizer;
    private final InvitationSettings settings;

    MeetingTurns(
            MongoDatabase database,
            Invitations invitations,
            TellGuests guests,
            TellOrganizer organizer,
            InvitationSettings settings,
            Clock clock) {
        this.turns = new MailQueue(database.getCollection("invitation_turns"), false, clock);
        this.invitations = invitations;
        this.guests = guests;
        this.organizer = organizer;
        this.settings = settings;
    }

    @Override
    public void run() {
        turns.createIndexes();
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ACTIVITIES);
    }

    @Override
    public void take(Received event) {
        if (event.isTombstone()) {
            return;
        }
        ActivityState state = event.state(ActivityState.class);
        boolean invites = Boolean.TRUE.equals(state.invites());
        if (invites || organizer.concerns(state) || invitations.hasAny(event.key())) {
            turns.renew(event.key(), new Document(SILENT, event.isDeletion() && !invites), settings.hold());
            if (event.isDeletion() && state.seriesId() != null) {
                turns.renew(state.seriesId(), new Document(SILENT, false), settings.hold());
            }
        }
    }

    @Scheduled(fixedDelay = 500, initialDelay = 1000)
    void look() {
        try {
            for (Optional<MailQueue.Item> next = turns.next(); next.isPresent(); next = turns.next()) {
                take(next.get());
            }
        } catch (RuntimeException e) {
            log.warn("Guests cannot be told of meetings at the moment: {}", e.toString());
        }
    }

    private void take(MailQueue.Item turn) {
        guests.tell(turn.id(), turn.content().getBoolean(SILENT, false));
        organizer.tell(turn.id());
        turns.over(turn);
    }
}
