/** The published catalogue of events: schemas, AsyncAPI document and examples, and what keeps them true. */
@NullMarked
package io.klientela.events.catalogue;

import org.jspecify.annotations.NullMarked;
