package io.klientela.contacts.duplicate;

/** What is done with the pairs that a scan of all contacts has found. */
@FunctionalInterface
public interface AfterScan {

    /** Repeatable: a scan whose process dies begins again. */
    void scanned();
}
