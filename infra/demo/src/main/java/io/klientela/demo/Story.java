package io.klientela.demo;

import java.util.List;

/** A request for help as it usually goes. @param lines who says what; the first is the customer's */
record Story(
        String language, String subject, boolean aboutMoney, String priority, List<String> tags, List<Line> lines) {

    /** @param kind {@code customer}, {@code agent} or {@code note} */
    record Line(String kind, String text) {}

    private static Line customer(String text) {
        return new Line("customer", text);
    }

    private static Line agent(String text) {
        return new Line("agent", text);
    }

    private static Line note(String text) {
        return new Line("note", text);
    }

    static final List<Story> ALL = List.of(
            new Story(
                    "pl",
                    "Nie mogę się zalogować po zmianie telefonu",
                    false,
                    "high",
                    List.of("logowanie"),
                    List.of(
                            customer(
                                    "Dzień dobry, zmieniłam telefon i aplikacja nie przyjmuje kodu. Proszę o pomoc, za godzinę"
                                            + " mam spotkanie z klientem."),
                            agent(
                                    "Dzień dobry, wyłączyłem stary telefon na Pani koncie. Proszę zalogować się ponownie i"
                                            + " zeskanować nowy kod. Czy działa?"),
                            customer("Tak, działa. Dziękuję za szybką odpowiedź!"),
                            agent("Cieszę się. Zamykam zgłoszenie, w razie potrzeby wystarczy odpisać."))),
            new Story(
                    "pl",
                    "Faktura z błędnym numerem NIP",
                    true,
                    "normal",
                    List.of("faktury"),
                    List.of(
                            customer(
                                    "Na ostatniej fakturze jest stary NIP naszej spółki. Proszę o korektę do końca tygodnia."),
                            note("NIP zmienił się po połączeniu spółek, nowy jest w karcie firmy."),
                            agent("Dzień dobry, korekta jest wystawiona i wysłana na adres księgowości. Przepraszamy za"
                                    + " kłopot."))),
            new Story(
                    "pl",
                    "Orion drukuje puste etykiety",
                    false,
                    "urgent",
                    List.of("orion", "druk"),
                    List.of(
                            customer("Od rana Orion Advanced drukuje puste etykiety. Magazyn stoi."),
                            agent(
                                    "Rozumiem, zajmuję się tym od razu. Czy wczoraj wieczorem była aktualizacja sterownika?"),
                            customer("Tak, około 18:00 zaktualizował się sam."),
                            note("Znany błąd sterownika 4.2, poprawka w 4.2.1."),
                            agent(
                                    "To błąd tej wersji sterownika. Proszę zainstalować 4.2.1, instrukcja jest w pomocy. Czy"
                                            + " etykiety wychodzą już poprawnie?"),
                            customer("Wychodzą. Żółwim tempem, ale wychodzą :)"),
                            agent("Tempo wróci po ponownym uruchomieniu. Zamykam, dziękuję za cierpliwość."))),
            new Story(
                    "pl",
                    "Pytanie o eksport danych",
                    false,
                    "low",
                    List.of("eksport"),
                    List.of(
                            customer("Czy listę zamówień z całego roku można pobrać w jednym pliku?"),
                            agent("Tak: Raporty, potem Zamówienia i przycisk Eksportuj. Plik ma do miliona wierszy."))),
            new Story(
                    "pl",
                    "Reklamacja: uszkodzona dostawa",
                    false,
                    "high",
                    List.of("dostawa", "reklamacja"),
                    List.of(
                            customer(
                                    "Dwa z dziesięciu urządzeń Vega Pro przyszły z pękniętą obudową. Zdjęcia mogę dosłać."),
                            agent(
                                    "Bardzo nam przykro. Wysyłamy dwa nowe jeszcze dziś, kurier odbierze uszkodzone w piątek."),
                            customer("Dziękuję, nowe dotarły całe."),
                            agent("Świetnie. Zamykam reklamację."))),
            new Story(
                    "pl",
                    "Podwójnie pobrana opłata",
                    true,
                    "high",
                    List.of("płatności"),
                    List.of(
                            customer("W tym miesiącu abonament pobrano dwa razy. Proszę o zwrot."),
                            agent("Widzę dwie wpłaty, druga wróci na Państwa konto w ciągu trzech dni roboczych."),
                            customer("Potwierdzam, zwrot jest na koncie."),
                            agent("Dziękuję za informację, zamykam."))),
            new Story(
                    "en",
                    "Cannot invite a colleague",
                    false,
                    "normal",
                    List.of("access"),
                    List.of(
                            customer(
                                    "When I invite a new colleague the page says that the address is taken, but she has never"
                                            + " had an account."),
                            agent(
                                    "She was added as a contact of your account last year, which holds the address. I have"
                                            + " released it: please invite her again."),
                            customer("That worked, thank you."),
                            agent("Good to hear. I am closing this; just answer if anything is left."))),
            new Story(
                    "en",
                    "Invoice missing from March",
                    true,
                    "normal",
                    List.of("invoices"),
                    List.of(
                            customer("Our accountant cannot find the invoice of March in the portal."),
                            agent(
                                    "It went to your former billing address. I have sent it again and corrected the address."))),
            new Story(
                    "en",
                    "Sync stops every night",
                    false,
                    "urgent",
                    List.of("sync"),
                    List.of(
                            customer(
                                    "The synchronisation with our warehouse stops every night at 2 am and has to be started by"
                                            + " hand. Third night in a row."),
                            agent("I am sorry. Could you tell me which time zone your server is set to?"),
                            customer("Europe/London."),
                            note("Clock change. Same as last autumn; the fix is to schedule in UTC."),
                            agent(
                                    "The schedule falls into the hour that is skipped. I have moved it to 3:30, which exists every"
                                            + " night. Please tell me tomorrow whether it ran."),
                            customer("It ran. Finally a quiet morning."),
                            agent("Wonderful. Closing this one."))),
            new Story(
                    "en",
                    "How do I change the unit of measure?",
                    false,
                    "low",
                    List.of("question"),
                    List.of(
                            customer("We weigh in pounds, the app shows kilograms."),
                            agent("Settings, then Units. The choice holds for your whole company."))),
            new Story(
                    "en",
                    "Late delivery of Vega Pro Max",
                    false,
                    "high",
                    List.of("delivery"),
                    List.of(
                            customer("Our order was promised for Monday and there is still no tracking number."),
                            agent(
                                    "It left the warehouse this morning; the number is on its way to you. We have taken the"
                                            + " shipping off the invoice."),
                            customer("Appreciated."),
                            agent("Thank you for your patience."))),
            new Story(
                    "en",
                    "Refund for returned units",
                    true,
                    "normal",
                    List.of("refund"),
                    List.of(
                            customer("We returned three units two weeks ago and have not seen the refund."),
                            note("Return arrived on the 4th, refund was never booked."),
                            agent(
                                    "The refund was not booked, which is our mistake. It will reach you within two working days."),
                            customer("It is there. Thanks for sorting it out."),
                            agent("Glad it is settled."))));
}
