package io.klientela.contacts.lead;

import java.time.Instant;
import java.util.List;

/** How far a lead's conversion has come. @param steps those that there is something to do in */
record ConversionView(ConversionStatus status, List<ConversionStep> steps, Instant startedAt) {

    static ConversionView of(Conversion conversion) {
        return new ConversionView(
                conversion.status(),
                conversion.steps().stream()
                        .filter(step -> step.status() != StepStatus.SKIPPED)
                        .toList(),
                conversion.startedAt());
    }
}
