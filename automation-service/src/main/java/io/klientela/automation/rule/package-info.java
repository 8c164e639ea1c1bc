/** Rules: when something happens and a condition holds, steps are taken. */
@NullMarked
package io.klientela.automation.rule;

import org.jspecify.annotations.NullMarked;
