package io.klientela.platform.query;

import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import org.jspecify.annotations.Nullable;

/** Knows where in the text each part of a filter stands. */
record Places(CelSource source) {

    InvalidFilter invalid(CelExpr place, String message) {
        return invalid(place, message, FieldNames.path(place));
    }

    InvalidFilter invalid(CelExpr place, String message, @Nullable String field) {
        CelSourceLocation start = CelSourceLocation.of(1, 0);
        Integer offset = source.getPositionsMap().get(place.id());
        CelSourceLocation found =
                offset == null ? start : source.getOffsetLocation(offset).orElse(start);
        return new InvalidFilter(message, found.getLine(), found.getColumn() + 1, field);
    }
}
