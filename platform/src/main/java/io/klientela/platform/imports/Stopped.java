package io.klientela.platform.imports;

/** Ends a run that is no longer ours: cancelled, taken over, or the service goes down. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("the import goes on elsewhere, or not at all", null, false, false);
    }
}
