package io.klientela.events.marketing;

import java.util.List;

/**
 * A field of a form.
 *
 * @param key what it fills in: {@code firstName lastName email phone companyName jobTitle message city country}, or a name of its own
 * @param choices what may be chosen, where its kind is to choose
 */
public record FormField(String key, String label, FieldKind kind, boolean required, List<String> choices) {}
