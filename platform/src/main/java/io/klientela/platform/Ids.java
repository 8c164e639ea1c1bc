package io.klientela.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.regex.Pattern;

/** Mints UUIDv7 ids: unique everywhere, ordered by time. */
public final class Ids {
    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();
    private static final Pattern FORM = Pattern.compile("[0-9a-zA-Z][0-9a-zA-Z._-]{0,63}");

    private Ids() {}

    public static String next() {
        return GENERATOR.generate().toString();
    }

    /** Whether the text can be an id at all; what cannot is never looked up. */
    public static boolean isWellFormed(String id) {
        return FORM.matcher(id).matches();
    }
}
