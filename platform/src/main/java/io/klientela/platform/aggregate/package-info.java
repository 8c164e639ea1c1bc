/** The write path: one document, one atomic write, with its events in the document's outbox. */
@NullMarked
package io.klientela.platform.aggregate;

import org.jspecify.annotations.NullMarked;
