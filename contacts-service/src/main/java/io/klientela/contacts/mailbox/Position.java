package io.klientela.contacts.mailbox;

/** How far a folder was read. @param validity of its numbers. @param uid of the last mail that was taken */
record Position(String folder, long validity, long uid) {}
