package io.klientela.contacts.mailbox;

import io.klientela.platform.mail.MailTls;

/** A mail server, and as whom it is used; the password is kept apart. */
record Server(String host, int port, MailTls tls, String username) {}
