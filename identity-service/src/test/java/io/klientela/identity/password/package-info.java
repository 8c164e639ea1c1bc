@NullMarked
package io.klientela.identity.password;

import org.jspecify.annotations.NullMarked;
