package io.klientela.reporting.model;

import io.klientela.reporting.model.ModelVersion.Current;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** Answers kept for as long as no event changes the numbers; each is computed once, however many ask at a time. */
public final class Answers {
    private static final int MOST = 1_000;

    private record Asked(Class<?> report, Object question) {}

    private record Kept(String tag, ConcurrentMap<Asked, Object> answers) {}

    private final ModelVersion version;
    private volatile Kept kept = new Kept("", new ConcurrentHashMap<>());

    Answers(ModelVersion version) {
        this.version = version;
    }

    /**
     * The answer to a question at the present version.
     *
     * @param type of the report, as several may be asked the same question
     * @param question equal questions, in everything that matters, have equal answers
     */
    public <T> T get(Class<T> type, Object question, Function<Current, T> compute) {
        Current current = version.current();
        if (current.tag().isEmpty()) {
            return compute.apply(current);
        }
        return type.cast(
                answersOf(current).computeIfAbsent(new Asked(type, question), ignored -> compute.apply(current)));
    }

    private ConcurrentMap<Asked, Object> answersOf(Current current) {
        Kept now = kept;
        if (!now.tag().equals(current.tag()) || now.answers().size() >= MOST) {
            now = new Kept(current.tag(), new ConcurrentHashMap<>());
            kept = now;
        }
        return now.answers();
    }
}
