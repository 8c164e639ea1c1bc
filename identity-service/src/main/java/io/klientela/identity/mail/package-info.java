/** The mails that identity writes: links to a password. */
@NullMarked
package io.klientela.identity.mail;

import org.jspecify.annotations.NullMarked;
