package io.klientela.platform.text;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.filters.Filter;
import liqp.filters.Filters;
import liqp.nodes.LNode;
import liqp.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Watches a template while it is filled in: where it is, how long it takes, how large its values become. */
final class LiquidGuard {
    /** What {@link LiquidSource} puts before each place that something can go wrong at. */
    static final String LINE_TAG = "klientela_line";
    /** What {@link LiquidSource} puts behind each output. */
    static final String OUTPUT_FILTER = "klientela_output";

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int MOST_ELEMENTS = 100_000;
    private static final Set<String> MULTIPLYING = Set.of("replace", "replace_first", "join");

    private int line = 1;
    private long deadline;

    void begin() {
        line = 1;
        deadline = System.nanoTime() + LONGEST.toNanos();
    }

    /** The line that was reached. */
    int line() {
        return line;
    }

    void install(TemplateParser.Builder builder, UnaryOperator<String> escape) {
        for (Filter filter : Filters.DEFAULT_FILTERS.values()) {
            builder.withFilter(new Guarded(filter));
        }
        builder.withFilter(new Output(escape)).withTag(new Line()).withBlock(new Cycle(escape));
    }

    private void check() {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("it takes longer than %d seconds".formatted(LONGEST.toSeconds()));
        }
    }

    private static long size(@Nullable Object value) {
        return switch (value) {
            case CharSequence text -> text.length();
            case Collection<?> list -> list.size() * (long) (Liquid.LONGEST_OUTCOME / MOST_ELEMENTS);
            case Object[] array -> array.length * (long) (Liquid.LONGEST_OUTCOME / MOST_ELEMENTS);
            case null, default -> 1;
        };
    }

    private final class Line extends Tag {
        Line() {
            super(LINE_TAG);
        }

        @Override
        public Object render(TemplateContext context, LNode... nodes) {
            line = Integer.parseInt(String.valueOf(nodes[0].render(context)).strip());
            check();
            return "";
        }
    }

    /** A filter whose outcome is bounded; one that multiplies its arguments is stopped before it does. */
    private final class Guarded extends Filter {
        private static final long MOST_WORK = 20_000_000;

        private final Filter inner;

        Guarded(Filter inner) {
            super(inner.name);
            this.inner = inner;
        }

        @Override
        public @Nullable Object apply(@Nullable Object value, TemplateContext context, Object... parameters) {
            check();
            if (MULTIPLYING.contains(name.toLowerCase(Locale.ROOT))) {
                long work = Math.max(1, size(value));
                for (Object parameter : parameters) {
                    work = Math.max(work, Math.max(1, size(value)) * Math.max(1, size(parameter)));
                }
                require(work <= MOST_WORK);
            }
            Object outcome = inner.apply(value, context, parameters);
            require(size(outcome) <= Liquid.LONGEST_OUTCOME);
            return outcome;
        }

        private void require(boolean small) {
            if (!small) {
                throw new IllegalStateException("the value of \"%s\" becomes too large".formatted(name));
            }
        }
    }

    /** What is put into the outcome: text is escaped, anything else is as it is. */
    private static final class Output extends Filter {
        private final UnaryOperator<String> escape;

        Output(UnaryOperator<String> escape) {
            super(OUTPUT_FILTER);
            this.escape = escape;
        }

        @Override
        public @Nullable Object apply(@Nullable Object value, TemplateContext context, Object... parameters) {
            return switch (value) {
                case null -> null;
                case Number number -> number;
                case Boolean flag -> flag;
                case java.time.temporal.Temporal time -> time;
                case Map<?, ?> map -> escape.apply(map.toString());
                default -> escape.apply(asString(value, context));
            };
        }
    }

    /** Replaces the tag of that name, which its class gives it. */
    private static final class Cycle extends liqp.blocks.Cycle {
        private final UnaryOperator<String> escape;

        Cycle(UnaryOperator<String> escape) {
            this.escape = escape;
        }

        @Override
        public Object render(TemplateContext context, LNode... nodes) {
            return escape.apply(asString(super.render(context, nodes), context));
        }
    }
}
