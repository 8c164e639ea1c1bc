package io.klientela.platform.web;

import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells failures that say that the database does not answer from all others. */
final class DatabaseFailures {
    private static final int SECONDS = 2;

    private DatabaseFailures() {}

    static boolean isAbsence(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoTimeoutException
                    || cause instanceof MongoSocketException
                    || cause instanceof MongoInterruptedException) {
                return true;
            }
        }
        return false;
    }

    /** What the caller is told. Ends the interruption that may have told this thread, so that the answer can be written. */
    static Problem problem() {
        Thread.interrupted();
        return Problem.unavailable("The database does not answer. Try again in a while.", SECONDS);
    }
}
