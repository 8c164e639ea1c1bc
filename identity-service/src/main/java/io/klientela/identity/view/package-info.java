/** Lists as people want to see them again: their own, and those that teams share. */
@NullMarked
package io.klientela.identity.view;

import org.jspecify.annotations.NullMarked;
