package io.klientela.platform.bulk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a bulk change has come. */
public enum BulkStatus {
    QUEUED,
    RUNNING,
    COMPLETED,
    CANCELLED,
    FAILED,
    UNDOING,
    UNDONE;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BulkStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing is done any more. */
    boolean isOver() {
        return this == COMPLETED || this == CANCELLED || this == FAILED || this == UNDONE;
    }
}
