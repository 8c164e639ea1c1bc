/** Roles: the permission matrix that ships. */
@NullMarked
package io.klientela.identity.role;

import org.jspecify.annotations.NullMarked;
