package io.klientela.identity.session;

import io.klientela.events.Topics;
import io.klientela.events.identity.SessionEvent;
import io.klientela.events.identity.SessionState;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;

/** A person is signed in somewhere; when it ends, every service refuses its tokens. */
final class Session extends Aggregate<SessionState> {
    static final AggregateType<Session, SessionState> TYPE = AggregateType.of(
                    "session", "sessions", Topics.SESSIONS, SessionState.class, Session::new)
            .indexed("ownerId", "createdAt");

    private Session(SessionState state, long version) {
        super(state, version);
    }

    private Session(String id) {
        super(id);
    }

    static Session open(String id, String userId, Origin origin, Stamp stamp) {
        Session session = new Session(id);
        session.record(new SessionEvent.Created(new SessionState(
                id, origin.device(), userId, origin.address(), origin.method(), stamp.at(), stamp.by(), stamp.at())));
        return session;
    }

    void end(String reason) {
        recordDeletion(new SessionEvent.Ended(state(), reason));
    }
}
