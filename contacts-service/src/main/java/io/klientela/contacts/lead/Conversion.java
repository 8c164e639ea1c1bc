package io.klientela.contacts.lead;

import io.klientela.platform.Ids;
import io.klientela.platform.security.Actor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lead's way to contact, company and deal, as far as it has come. The ids of what it may make are chosen at its
 * beginning, so that a step that is repeated makes nothing twice.
 *
 * @param tries that did not get through, of all steps together
 * @param steps in the order of {@link StepName}
 */
record Conversion(
        String leadId,
        ConversionStatus status,
        ConversionWish wish,
        Converter by,
        String newCompanyId,
        String newContactId,
        int tries,
        List<ConversionStep> steps,
        Instant startedAt) {

    /** Who converts; the steps are done in this person's name whenever they are done. */
    record Converter(String type, String userId, @Nullable String name) {
        static Converter of(Actor actor) {
            return new Converter(actor.type(), actor.id(), actor.name());
        }

        /** Without roles: what the person may do was decided when the conversion began. */
        Actor actor() {
            return new Actor(type, userId, name, Set.of(), Set.of());
        }
    }

    static Conversion begin(String leadId, ConversionWish wish, Actor actor, Instant now) {
        return new Conversion(
                leadId,
                ConversionStatus.RUNNING,
                wish,
                Converter.of(actor),
                Ids.next(),
                Ids.next(),
                0,
                allWaiting(),
                now);
    }

    /** From the start with another wish; what was made already is found again. */
    Conversion again(ConversionWish newWish, Actor actor) {
        return new Conversion(
                leadId,
                ConversionStatus.RUNNING,
                newWish,
                Converter.of(actor),
                newCompanyId,
                newContactId,
                tries,
                allWaiting(),
                startedAt);
    }

    private static List<ConversionStep> allWaiting() {
        return Arrays.stream(StepName.values())
                .map(name -> ConversionStep.waiting(name, null))
                .toList();
    }

    Optional<StepName> next() {
        return steps.stream()
                .filter(step -> !step.isOver())
                .map(ConversionStep::name)
                .findFirst();
    }

    /** What a step found or made; null where it did nothing or is not done. */
    @Nullable
    String result(StepName name) {
        return steps.stream()
                .filter(step -> step.name() == name)
                .findFirst()
                .map(ConversionStep::recordId)
                .orElse(null);
    }

    Conversion with(ConversionStep changed) {
        List<ConversionStep> now = steps.stream()
                .map(step -> step.name() == changed.name() ? changed : step)
                .toList();
        return with(status, tries, now);
    }

    Conversion ended(ConversionStatus end) {
        return with(end, tries, steps);
    }

    Conversion triedAgain() {
        return with(status, tries + 1, steps);
    }

    private Conversion with(ConversionStatus newStatus, int newTries, List<ConversionStep> newSteps) {
        return new Conversion(leadId, newStatus, wish, by, newCompanyId, newContactId, newTries, newSteps, startedAt);
    }
}
