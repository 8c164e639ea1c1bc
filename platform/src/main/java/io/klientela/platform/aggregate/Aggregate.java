package io.klientela.platform.aggregate;

import io.klientela.events.Event;
import io.klientela.events.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consistency boundary: it guards its state and records an event for each change. Subclasses have intention-revealing
 * methods and no setters.
 *
 * @param <S> its published state
 */
public abstract class Aggregate<S extends State> {
    private final String id;
    private final List<Event<S>> recorded = new ArrayList<>();
    private long loadedVersion;
    private @Nullable S loaded;
    private @Nullable S state;
    private boolean deleted;
    private boolean returned;

    /** A new aggregate; its first event gives it its state. */
    protected Aggregate(String id) {
        this.id = id;
        this.loaded = null;
        this.loadedVersion = 0;
    }

    /** An aggregate as it was stored. */
    protected Aggregate(S state, long version) {
        this.id = state.id();
        this.loaded = state;
        this.state = state;
        this.loadedVersion = version;
    }

    public final String id() {
        return id;
    }

    /** How many events it has had; the version that a reader sees as its ETag. */
    public final long version() {
        return loadedVersion + recorded.size();
    }

    public final S state() {
        if (state == null) {
            throw new IllegalStateException("nothing happened to " + id + " yet");
        }
        return state;
    }

    protected final void record(Event<S> event) {
        state = event.state();
        recorded.add(event);
    }

    /** Records its last event: the aggregate is gone for readers, and its document is kept until this is published. */
    protected final void recordDeletion(Event<S> event) {
        record(event);
        deleted = true;
    }

    /** Records that a deleted aggregate is there again. */
    protected final void recordReturn(Event<S> event) {
        record(event);
        returned = true;
    }

    /** This new one goes on with the history of one that was deleted. @param gone with the same id */
    final void succeed(Aggregate<S> gone) {
        if (loadedVersion > 0 || !gone.id.equals(id)) {
            throw new IllegalStateException("%s is not made anew after %s".formatted(id, gone.id));
        }
        loaded = gone.loaded;
        loadedVersion = gone.loadedVersion;
        returned = true;
    }

    /** As it was stored; null for a new one. */
    final @Nullable S loadedState() {
        return loaded;
    }

    final long loadedVersion() {
        return loadedVersion;
    }

    final List<Event<S>> recorded() {
        return recorded;
    }

    final boolean isDeleted() {
        return deleted;
    }

    final boolean isReturned() {
        return returned;
    }
}
