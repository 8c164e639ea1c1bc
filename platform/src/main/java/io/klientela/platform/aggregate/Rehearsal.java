package io.klientela.platform.aggregate;

import java.util.function.Supplier;

/** While one is on, bulk writes of this thread are left out, and all seem to have arrived. */
public final class Rehearsal {
    private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

    private Rehearsal() {}

    public static <T> T call(Supplier<T> work) {
        return ScopedValue.where(ON, true).call(work::get);
    }

    /** Whether nothing is to be written. */
    public static boolean isOn() {
        return ON.orElse(false);
    }
}
