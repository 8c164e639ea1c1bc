/** Attacks on the audit log. */
@NullMarked
package io.klientela.platform.audit;

import org.jspecify.annotations.NullMarked;
