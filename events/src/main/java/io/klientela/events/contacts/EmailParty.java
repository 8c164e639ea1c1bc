package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/** Who wrote a mail or got it. @param email in lower case */
public record EmailParty(String email, @Nullable String name) {}
