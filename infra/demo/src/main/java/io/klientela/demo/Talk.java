package io.klientela.demo;

import java.util.List;

/** What people write: invented inquiries, complaints and answers in Polish and English. */
final class Talk {
    static final List<String> CITIES_PL =
            List.of("Warszawa", "Kraków", "Łódź", "Wrocław", "Poznań", "Gdańsk", "Lublin", "Rzeszów");
    static final List<String> CITIES_EN = List.of("London", "Leeds", "Bristol", "Edinburgh", "Manchester");

    static final List<String> INQUIRIES_PL = List.of(
            "Proszę o ofertę na 40 stanowisk wraz z wdrożeniem.",
            "Interesuje nas Orion Advanced. Czy możliwa jest prezentacja w przyszłym tygodniu?",
            "Rozmawialiśmy na targach, proszę o kontakt w sprawie cennika hurtowego.",
            "Szukamy następcy obecnego systemu. Jak wygląda migracja danych?",
            "Czy Vega Pro działa z czytnikami, które już mamy?",
            "Potrzebujemy wyceny do końca miesiąca, decyduje zarząd.");
    static final List<String> INQUIRIES_EN = List.of(
            "Please send a quote for forty seats including onboarding.",
            "We saw your webinar and would like a demo of Orion Advanced.",
            "Is there a volume discount above one hundred units?",
            "We are replacing our current supplier next quarter. What does migration involve?",
            "Could somebody call us about Vega Pro Max and delivery times?");

    static final List<String> NO_REASONS =
            List.of("No budget this year", "Chose a competitor", "Does not answer", "Student project", "Wrong region");

    private Talk() {}
}
