package io.klientela.events.marketing;

import io.klientela.events.contacts.ConsentChannel;
import java.util.List;

/** A consent that a form asks for, in the purpose's newest wording. @param purpose the key of the purpose */
public record FormConsent(String purpose, List<ConsentChannel> channels) {}
