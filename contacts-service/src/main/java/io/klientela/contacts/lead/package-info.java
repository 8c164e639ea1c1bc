/** Leads: people who may become customers, from their first word until they are a contact, a company and a deal. */
@NullMarked
package io.klientela.contacts.lead;

import org.jspecify.annotations.NullMarked;
