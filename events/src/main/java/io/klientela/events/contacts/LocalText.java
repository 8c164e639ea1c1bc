package io.klientela.events.contacts;

/** The same text in each language that people are spoken to. */
public record LocalText(String pl, String en) {

    /** @param language a tag like {@code pl-PL}; English for any but Polish */
    public String in(String language) {
        return language.startsWith("pl") ? pl : en;
    }
}
