package io.klientela.events.catalogue;

import java.util.Map;

/** What the words in the wire names mean. */
final class Meanings {
    private static final Map<String, String> SENTENCES = Map.of(
            "created", "There is a new %s; an imported one may be in any state.",
            "updated", "Fields of the %s changed; `changes` names each with its value before and after.",
            "deleted", "The %s is gone; its state is the last one it had.",
            "stage-changed", "The %s moved from one open stage to another.",
            "won", "The %s was won.",
            "lost", "The %s was lost, with a reason where one was given.",
            "reopened", "The %s, won or lost before, is open again.");

    private Meanings() {}

    /** @param type a wire name like {@code klientela.sales.deal.won.v1} */
    static String of(String type) {
        String[] parts = type.split("\\.", -1);
        String sentence = SENTENCES.get(parts[3]);
        if (sentence == null) {
            throw new IllegalArgumentException(
                    "Say in Meanings what \"%s\" means: the catalogue of events tells it.".formatted(parts[3]));
        }
        return sentence.formatted(parts[2]);
    }
}
