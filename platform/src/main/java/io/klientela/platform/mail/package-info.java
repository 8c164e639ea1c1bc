/** Mail out by SMTP and in by IMAP: whether it went, and whether trying again makes sense. */
@NullMarked
package io.klientela.platform.mail;

import org.jspecify.annotations.NullMarked;
