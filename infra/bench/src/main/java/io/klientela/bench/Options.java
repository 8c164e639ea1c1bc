package io.klientela.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param distributed whether each service runs as its own process
 * @param rounds of platform and floor each, in turns
 * @param seconds of load in each round
 * @param activitiesEach how many activities each contact has
 * @param metrics to measure; all where none is named
 */
record Options(Size size, boolean distributed, int rounds, int seconds, int activitiesEach, List<String> metrics) {

    static final String USAGE = """
            ./klientela bench [--size 10k|100k|1m] [--activities N] [--distributed] [--rounds N] [--seconds N] [METRIC…]

            Starts the standalone form (or, with --distributed, each service as its own process) in a temporary folder, fills
            it, checks that every number is exact, and measures it beside the raw drivers, in turns. KLIENTELA_MONGODB_URI and
            KLIENTELA_KAFKA_BOOTSTRAP name servers to use instead of the embedded ones: they have to be empty, and keep the
            data. KLIENTELA_URL names a platform that runs already; then those two, KLIENTELA_API_CLIENT_ID and …_SECRET and
            KLIENTELA_SERVICES_CONTACTS are needed too. The report is in infra/bench/target: bench.json and bench.html.
            --activities says how many each contact has: they are one request each, so ten, as real ones have, take their time.
            ./klientela bench WORD …, where WORD is another benchmark's, starts that one: dedupe, import-flat.""";

    private static final int BY_SIZE = -1;

    int activities() {
        return size.contacts() * activitiesEach;
    }

    static Options of(List<String> arguments) {
        Size size = Size.SIZE_10K;
        boolean distributed = false;
        int rounds = 3;
        int seconds = 5;
        int activitiesEach = BY_SIZE;
        List<String> metrics = new ArrayList<>();
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            String word = words.next();
            switch (word) {
                case "--size" -> size = Size.of(value(word, words));
                case "--distributed" -> distributed = true;
                case "--rounds" -> rounds = number(word, words, 1, 20);
                case "--seconds" -> seconds = number(word, words, 1, 120);
                case "--activities" -> activitiesEach = number(word, words, 0, 50);
                default -> metrics.add(metric(word));
            }
        }
        int each = activitiesEach == BY_SIZE ? size.activitiesEach() : activitiesEach;
        return new Options(size, distributed, rounds, seconds, each, List.copyOf(metrics));
    }

    private static String metric(String word) {
        if (word.startsWith("-")) {
            throw new Failure("Unknown option %s: ./klientela bench --help says which there are.".formatted(word));
        }
        return word;
    }

    private static int number(String option, Iterator<String> words, int least, int most) {
        String value = value(option, words);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw new Failure("%s is %s: give a number from %d to %d.".formatted(option, value, least, most));
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new Failure("%s needs a value.".formatted(option));
        }
        return words.next();
    }
}
