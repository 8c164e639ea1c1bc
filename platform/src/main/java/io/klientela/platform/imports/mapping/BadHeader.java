package io.klientela.platform.imports.mapping;

import java.util.List;

/** A file whose columns do not fit its mapping. */
public final class BadHeader extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<CellNote> faults;

    BadHeader(List<CellNote> faults) {
        super("the header does not fit the mapping: " + faults, null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<CellNote> faults() {
        return faults;
    }
}
