/** The ledger of consents: who agreed or objected to what, when, how, and what shows it. Nothing in it is ever changed. */
@NullMarked
package io.klientela.contacts.consent;

import org.jspecify.annotations.NullMarked;
