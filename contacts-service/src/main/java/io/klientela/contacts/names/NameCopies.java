package io.klientela.contacts.names;

/** Records that carry names of others. Each call is repeatable, and changes only those that carry another name. */
public interface NameCopies {

    /** The user is called so now: whatever they own shows it. */
    void userIsCalled(String userId, String name);

    /** The company's name may have changed: whatever refers to it takes over the one that it has now. */
    default void companyWasRenamed(String companyId) {}

    /** The contact's name has changed: whatever names it takes over the one that it has now. */
    default void contactWasRenamed(String contactId) {}

    /** A record is called so now: the links to it, in fields that an administrator has defined, show it. */
    default void linkedIsCalled(String kind, String id, String name) {}
}
