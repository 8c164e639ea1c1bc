package io.klientela.platform.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Random filters, each with its meaning in plain Java. @param truth of a state */
record RandomFilter(String cel, Predicate<Document> truth) {

    static RandomFilter over(RandomGenerator random, RandomSamples samples, int depth) {
        return new Maker(random, samples).filter(depth);
    }

    private record Maker(RandomGenerator random, RandomSamples samples) {
        private static final List<String> OPERATORS = List.of("==", "!=", "<", "<=", ">", ">=");

        RandomFilter filter(int depth) {
            if (depth == 0 || random.nextInt(4) == 0) {
                return leaf();
            }
            RandomFilter left = filter(depth - 1);
            RandomFilter right = filter(depth - 1);
            return switch (random.nextInt(4)) {
                case 0 -> not(left);
                case 1 -> new RandomFilter("(%s || %s)".formatted(left.cel, right.cel), left.truth.or(right.truth));
                default -> new RandomFilter("(%s && %s)".formatted(left.cel, right.cel), left.truth.and(right.truth));
            };
        }

        private static RandomFilter not(RandomFilter filter) {
            return new RandomFilter("!(%s)".formatted(filter.cel), filter.truth.negate());
        }

        private RandomFilter leaf() {
            return switch (random.nextInt(14)) {
                case 0, 1 -> number();
                case 2 -> word();
                case 3 -> status();
                case 4 -> day();
                case 5 -> time();
                case 6 -> new RandomFilter("active", state -> Boolean.TRUE.equals(state.get("active")));
                case 7 -> missing();
                case 8 -> tag();
                case 9 -> size();
                case 10 -> tagExists();
                case 11 -> lineExists();
                case 12 -> product();
                default -> text();
            };
        }

        private RandomFilter number() {
            String literal = samples.pick(List.of("-1", "0", "1", "2", "0.1", "1.5", "1000", "3000000001"));
            String field = samples.pick(List.of("probability", "employees", "weight", "amount", "amount.amount"));
            String operator = samples.pick(OPERATORS);
            return new RandomFilter(
                    "%s %s %s".formatted(field, operator, literal),
                    state -> compare(operator, decimal(value(state, field)), new BigDecimal(literal)));
        }

        private RandomFilter word() {
            String word = samples.pick(RandomSamples.WORDS);
            String operator = samples.pick(OPERATORS);
            return new RandomFilter(
                    "name %s %s".formatted(operator, quoted(word)),
                    state -> compare(operator, state.getString("name"), word));
        }

        private RandomFilter status() {
            String one = samples.pick(RandomSamples.STATUSES);
            String two = samples.pick(RandomSamples.STATUSES);
            return new RandomFilter(
                    "status in [\"%s\", \"%s\"]".formatted(one, two),
                    state -> one.equals(state.get("status")) || two.equals(state.get("status")));
        }

        private RandomFilter day() {
            String operator = samples.pick(OPERATORS);
            if (random.nextBoolean()) {
                String today = LocalDate.ofInstant(Sample.NOW, ZoneOffset.UTC).toString();
                return new RandomFilter(
                        "closedOn %s now".formatted(operator),
                        state -> compare(operator, state.getString("closedOn"), today));
            }
            String day = samples.pick(RandomSamples.DAYS);
            return new RandomFilter(
                    "closedOn %s \"%s\"".formatted(operator, day),
                    state -> compare(operator, state.getString("closedOn"), day));
        }

        private RandomFilter time() {
            String operator = samples.pick(OPERATORS);
            int hours = random.nextInt(5) - 2;
            return new RandomFilter(
                    "createdAt %s now + duration(\"%dh\")".formatted(operator, hours),
                    state -> compare(
                            operator, state.getDate("createdAt"), Date.from(Sample.NOW.plus(Duration.ofHours(hours)))));
        }

        private RandomFilter missing() {
            String field = samples.pick(
                    List.of("name", "status", "amount", "closedOn", "weight", "amount.currency", "createdAt"));
            String form = samples.pick(List.of("%s == null", "!has(%s)"));
            return new RandomFilter(form.formatted(field), state -> value(state, field) == null);
        }

        private RandomFilter tag() {
            String word = samples.pick(RandomSamples.WORDS);
            return new RandomFilter(
                    "%s in tags".formatted(quoted(word)), state -> tags(state).anyMatch(word::equals));
        }

        private RandomFilter size() {
            String operator = samples.pick(OPERATORS);
            int size = random.nextInt(4);
            String field = samples.pick(List.of("tags", "lines"));
            return new RandomFilter(
                    "size(%s) %s %d".formatted(field, operator, size),
                    state ->
                            compare(operator, state.getList(field, Object.class).size(), size));
        }

        private RandomFilter tagExists() {
            String one = samples.pick(RandomSamples.WORDS);
            String two = samples.pick(RandomSamples.WORDS);
            return new RandomFilter(
                    "tags.exists(t, t.startsWith(%s) || t != %s)".formatted(quoted(one), quoted(two)),
                    state -> tags(state).anyMatch(tag -> tag.startsWith(one) || !tag.equals(two)));
        }

        private RandomFilter lineExists() {
            String word = samples.pick(RandomSamples.WORDS);
            int quantity = random.nextInt(3);
            return switch (random.nextInt(3)) {
                case 0 ->
                    new RandomFilter(
                            "lines.exists(l, l.product == %s && l.quantity >= %d)".formatted(quoted(word), quantity),
                            state -> lines(state)
                                    .anyMatch(line -> word.equals(line.get("product"))
                                            && line.getInteger("quantity") >= quantity));
                case 1 ->
                    new RandomFilter(
                            "lines.exists(l, !(l.price > 1) || l.quantity == %d)".formatted(quantity),
                            state -> lines(state)
                                    .anyMatch(line -> !compare(">", decimal(value(line, "price")), BigDecimal.ONE)
                                            || line.getInteger("quantity") == quantity));
                default ->
                    new RandomFilter(
                            "lines.exists(l, l.price == null && l.product.contains(%s))".formatted(quoted(word)),
                            state -> lines(state)
                                    .anyMatch(line -> line.get("price") == null
                                            && line.getString("product").contains(word)));
            };
        }

        private RandomFilter product() {
            String word = samples.pick(RandomSamples.WORDS);
            RandomFilter equal = new RandomFilter(
                    "product == %s".formatted(quoted(word)),
                    state -> lines(state).anyMatch(line -> word.equals(line.get("product"))));
            return random.nextBoolean() ? equal : new RandomFilter(equal.cel.replace("==", "!="), equal.truth.negate());
        }

        private RandomFilter text() {
            String word = samples.pick(RandomSamples.WORDS);
            String function = samples.pick(List.of("startsWith", "endsWith", "contains"));
            return new RandomFilter("name.%s(%s)".formatted(function, quoted(word)), state -> {
                String name = state.getString("name");
                return name != null
                        && switch (function) {
                            case "startsWith" -> name.startsWith(word);
                            case "endsWith" -> name.endsWith(word);
                            default -> name.contains(word);
                        };
            });
        }

        private static Stream<String> tags(Document state) {
            return state.getList("tags", String.class).stream();
        }

        private static Stream<Document> lines(Document state) {
            return state.getList("lines", Document.class).stream();
        }

        private static @Nullable Object value(Document state, String field) {
            String[] path = field.split("\\.", -1);
            Object value = state.get(path[0]);
            return path.length > 1 && value instanceof Document nested ? nested.get(path[1]) : value;
        }

        private static @Nullable BigDecimal decimal(@Nullable Object value) {
            return switch (value) {
                case null -> null;
                case Document money -> decimal(money.get("amount"));
                case Decimal128 decimal -> decimal.bigDecimalValue();
                default -> new BigDecimal(value.toString());
            };
        }

        private static <T extends Comparable<? super T>> boolean compare(String operator, @Nullable T left, T right) {
            if (left == null) {
                return operator.equals("!=");
            }
            int order = left.compareTo(right);
            return switch (operator) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\n", "\\n") + "\"";
        }
    }
}
