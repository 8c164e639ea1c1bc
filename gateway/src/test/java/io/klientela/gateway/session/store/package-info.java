@NullMarked
package io.klientela.gateway.session.store;

import org.jspecify.annotations.NullMarked;
