/** What every service does the same way: mechanisms, never business rules. */
@NullMarked
package io.klientela.platform;

import org.jspecify.annotations.NullMarked;
