@NullMarked
package io.klientela.platform.mail.read;

import org.jspecify.annotations.NullMarked;
