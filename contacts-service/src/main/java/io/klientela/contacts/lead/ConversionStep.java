package io.klientela.contacts.lead;

import org.jspecify.annotations.Nullable;

/** One step of a conversion. @param recordId what it found or made. @param problem why it is not done, in words */
record ConversionStep(
        StepName name,
        StepStatus status,
        @Nullable String recordId,
        @Nullable String problem) {

    static ConversionStep waiting(StepName name, @Nullable String problem) {
        return new ConversionStep(name, StepStatus.WAITING, null, problem);
    }

    static ConversionStep done(StepName name, String recordId) {
        return new ConversionStep(name, StepStatus.DONE, recordId, null);
    }

    static ConversionStep skipped(StepName name) {
        return new ConversionStep(name, StepStatus.SKIPPED, null, null);
    }

    static ConversionStep failed(StepName name, String problem) {
        return new ConversionStep(name, StepStatus.FAILED, null, problem);
    }

    boolean isOver() {
        return status == StepStatus.DONE || status == StepStatus.SKIPPED;
    }
}
