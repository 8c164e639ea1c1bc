package io.klientela.platform.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an import stands; {@code COMPLETED} also where rows were refused, which the counts say. */
public enum ImportStatus {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED,
    UNDOING,
    UNDONE;

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ImportStatus> of(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire().equals(wire))
                .findFirst();
    }

    boolean isOver() {
        return this == COMPLETED || this == FAILED || this == CANCELLED || this == UNDONE;
    }
}
