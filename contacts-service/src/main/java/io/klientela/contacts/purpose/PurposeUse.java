package io.klientela.contacts.purpose;

/** Tells how many pages of the ledger name a purpose. */
@FunctionalInterface
public interface PurposeUse {
    long pagesNaming(String key);
}
