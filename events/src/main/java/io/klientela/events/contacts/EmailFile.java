package io.klientela.events.contacts;

/** A file that came with a mail. @param size bytes */
public record EmailFile(String id, String name, String contentType, long size) {}
