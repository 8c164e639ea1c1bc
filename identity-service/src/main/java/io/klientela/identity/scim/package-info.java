/** SCIM 2.0 (RFC 7643, RFC 7644): another directory keeps users here, and who belongs to which team and role. */
@NullMarked
package io.klientela.identity.scim;

import org.jspecify.annotations.NullMarked;
