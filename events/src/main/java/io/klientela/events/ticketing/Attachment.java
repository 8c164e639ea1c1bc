package io.klientela.events.ticketing;

/** A file that came with a message. @param size bytes */
public record Attachment(String id, String name, String contentType, long size) {}
