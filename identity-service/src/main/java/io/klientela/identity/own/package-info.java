/** What a person does about her own account. */
@NullMarked
package io.klientela.identity.own;

import org.jspecify.annotations.NullMarked;
