package io.klientela.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What an item measured beside what was promised. */
final class Figures {

    /** @param limit in words, or empty where the figure is only told */
    private record Figure(Object value, String limit) {}

    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    /** Tells without judging. */
    void tell(String name, Object value) {
        figures.put(name, new Figure(value, ""));
    }

    void exactly(String name, Object value, Object wanted) {
        judge(name, value, "= " + wanted, Objects.equals(value, wanted));
    }

    void atMost(String name, double value, double limit) {
        judge(name, rounded(value), "≤ " + rounded(limit), value <= limit);
    }

    void atLeast(String name, long value, long limit) {
        judge(name, value, "≥ " + limit, value >= limit);
    }

    /** @param promised the time of the promise; the short run allows more, and says so */
    void within(String name, Duration value, Duration promised, Scale scale) {
        Duration allowed = scale.patience(promised);
        String more = allowed.equals(promised) ? "" : ", here " + allowed.toMillis();
        judge(name, value.toMillis() + " ms", "≤ " + promised.toMillis() + more + " ms", value.compareTo(allowed) <= 0);
    }

    void broken(String what) {
        broken.add(what);
    }

    private void judge(String name, Object value, String limit, boolean holds) {
        figures.put(name, new Figure(value, limit));
        if (!holds) {
            broken.add("%s is %s, wanted %s".formatted(name, value, limit));
        }
    }

    private static String rounded(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : "%.2f".formatted(value);
    }

    List<String> broken() {
        return broken;
    }

    /** All of it in one line. */
    String line() {
        return figures.entrySet().stream()
                .map(one -> "%s %s%s"
                        .formatted(
                                one.getKey(),
                                one.getValue().value(),
                                one.getValue().limit().isEmpty()
                                        ? ""
                                        : " (" + one.getValue().limit() + ")"))
                .collect(Collectors.joining(", "));
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        figures.forEach((name, figure) -> json.put(
                name,
                figure.limit().isEmpty()
                        ? figure.value()
                        : Map.of("value", figure.value(), "promised", figure.limit())));
        return json;
    }

    static String percent(double share) {
        return "%.2f %%".formatted(share * 100);
    }
}
