package io.klientela.bench;

import java.io.PrintStream;
import java.util.List;

/** A benchmark that the launcher can start. */
@FunctionalInterface
public interface Program {

    /** @throws Failure where the arguments or the machine do not allow it, with a sentence that says what to do */
    void run(List<String> arguments, PrintStream out);
}
