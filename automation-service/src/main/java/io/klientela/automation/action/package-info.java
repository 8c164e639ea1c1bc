/** What rules can do. */
@NullMarked
package io.klientela.automation.action;

import org.jspecify.annotations.NullMarked;
