package io.klientela.events.contacts;

/**
 * What may be chosen in a field.
 *
 * @param key what records keep. @param label what people read
 * @param archived is not chosen any more; records that have it keep it
 */
public record CustomFieldOption(String key, String label, boolean archived) {}
