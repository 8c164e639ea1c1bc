/** Teams, which form a tree. */
@NullMarked
package io.klientela.identity.team;

import org.jspecify.annotations.NullMarked;
