package io.klientela.marketing.shared;

/** Records that carry their owner's name. The call is repeatable, and changes only those that carry another name. */
public interface OwnedByUsers {
    void userIsCalled(String userId, String name);
}
