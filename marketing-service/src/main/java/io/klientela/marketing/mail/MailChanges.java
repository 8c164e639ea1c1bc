package io.klientela.marketing.mail;

/** Told when something became of a campaign's mail; to be repeatable. */
@FunctionalInterface
public interface MailChanges {
    void campaignChanged(String campaignId);
}
