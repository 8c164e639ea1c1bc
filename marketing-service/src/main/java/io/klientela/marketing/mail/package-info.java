/** The ledger of mails: each is written down before it is sent, and knows what became of it. */
@NullMarked
package io.klientela.marketing.mail;

import org.jspecify.annotations.NullMarked;
