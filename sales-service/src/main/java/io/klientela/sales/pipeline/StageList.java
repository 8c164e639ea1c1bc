package io.klientela.sales.pipeline;

import io.klientela.events.sales.DealStatus;
import io.klientela.events.sales.Stage;
import io.klientela.platform.Ids;
import io.klientela.platform.reference.NameKey;
import io.klientela.platform.web.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes stages of what was written, or says what is wrong with it. */
final class StageList {
    private static final int CERTAIN = 100;

    private StageList() {}

    /** @param present the stages whose ids may be used again */
    static List<Stage> of(List<StageInput> inputs, List<Stage> present) {
        List<DealStatus> kinds = inputs.stream().map(StageInput::kind).toList();
        int open = (int) kinds.stream().filter(DealStatus.OPEN::equals).count();
        Set<DealStatus> end = Set.copyOf(kinds.subList(open, kinds.size()));
        if (open == 0 || kinds.size() != open + 2 || !end.equals(Set.of(DealStatus.WON, DealStatus.LOST))) {
            throw refused("stages", "has to be one or more open stages, and at the end one won and one lost");
        }
        Set<String> known = new HashSet<>(present.stream().map(Stage::id).toList());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < inputs.size(); i++) {
            check(inputs.get(i), "stages[%d].".formatted(i), known, names);
        }
        return inputs.stream()
                .map(input -> new Stage(
                        input.id() == null ? Ids.next() : input.id(),
                        input.name().strip(),
                        input.kind(),
                        input.probability()))
                .toList();
    }

    private static void check(StageInput input, String field, Set<String> unusedIds, Set<String> usedNames) {
        if (input.id() != null && !unusedIds.remove(input.id())) {
            throw refused(
                    field + "id", "is not a stage of this pipeline, or there twice; leave it out for a new stage");
        }
        if (!usedNames.add(NameKey.of(input.name()))) {
            throw refused(field + "name", "is there twice");
        }
        int probability = input.probability();
        if (input.kind() == DealStatus.WON && probability != CERTAIN) {
            throw refused(field + "probability", "is 100 where deals are won");
        }
        if (input.kind() == DealStatus.LOST && probability != 0) {
            throw refused(field + "probability", "is 0 where deals are lost");
        }
    }

    private static Problem refused(String field, String message) {
        return Problem.unprocessable("These stages make no pipeline: %s %s.".formatted(field, message))
                .field(field, message);
    }
}
