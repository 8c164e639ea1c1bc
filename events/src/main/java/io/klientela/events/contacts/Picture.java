package io.klientela.events.contacts;

/**
 * The photo of a person or the logo of a company, as it is kept: small, and encoded anew.
 *
 * @param hash SHA-256 of its bytes in hex; another picture has another one
 * @param width in pixels. @param height in pixels
 */
public record Picture(String hash, String mediaType, int width, int height) {}
