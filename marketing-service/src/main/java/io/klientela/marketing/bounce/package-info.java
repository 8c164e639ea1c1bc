/** Mails that come back: read from their own mailbox, and told to the ledger. */
@NullMarked
package io.klientela.marketing.bounce;

import org.jspecify.annotations.NullMarked;
