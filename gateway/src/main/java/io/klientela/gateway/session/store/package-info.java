/** Sessions and their tokens in the database, sealed, so that any gateway can go on with any session. */
@NullMarked
package io.klientela.gateway.session.store;

import org.jspecify.annotations.NullMarked;
