/** Reads mails as they come, however badly they are made. */
@NullMarked
package io.klientela.platform.mail.read;

import org.jspecify.annotations.NullMarked;
