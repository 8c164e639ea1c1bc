package io.klientela.bench.data;

import java.util.List;

/** Common Polish and English names, the most common first. */
final class Names {
    static final List<String> FIRST = words("""
            Anna Piotr Maria John Katarzyna Krzysztof Mary Andrzej James Małgorzata Robert Agnieszka Tomasz Patricia Paweł
            Barbara Michael Jan Jennifer Ewa Michał William Linda Krystyna Marcin David Elżbieta Elizabeth Jakub Richard
            Magdalena Susan Adam Joseph Joanna Łukasz Jessica Aleksandra Marek Thomas Sarah Zofia Grzegorz Monika Karen
            Mateusz Charles Teresa Wojciech Lisa Natalia Christopher Dariusz Nancy Danuta Mariusz Daniel Julia Betty Rafał
            Matthew Zbigniew Sandra Jerzy Margaret Karolina Mark Ashley Beata Maciej Anthony Dorota Kimberly Szymon Steven
            Emily Halina Paul Kamil Donna Jolanta Jacek Michelle Andrew Iwona Ryszard Carol Żaneta Kenneth Sławomir Róża
            """);
    static final List<String> LAST = words("""
            Nowak Smith Kowalski Wiśniewski Johnson Wójcik Kowalczyk Williams Kamiński Brown Lewandowski Zieliński Jones
            Szymański Garcia Woźniak Dąbrowski Miller Kozłowski Davis Jankowski Mazur Rodriguez Wojciechowski Kwiatkowski
            Martinez Krawczyk Kaczmarek Hernandez Piotrowski Grabowski Lopez Zając Pawłowski Gonzalez Michalski Król Wilson
            Wieczorek Anderson Jabłoński Wróbel Thomas Nowakowski Taylor Majewski Moore Olszewski Stępień Jackson Malinowski
            Martin Jaworski Lee Adamczyk Perez Dudek Thompson Nowicki White Pawlak Harris Górski Sanchez Witkowski Clark
            Walczak Ramirez Sikora Lewis Baran Robinson Rutkowski Walker Michalak Young Szewczyk Allen Ostrowski King Tomaszewski
            Wright Pietrzak Scott Zalewski Torres Wróblewski Nguyen Marciniak Hill Jasiński Flores Zawadzki Green Bąk Adams
            Jakubowski Nelson Sadowski Baker Duda Hall Włodarczyk Rivera Wilk Campbell Chmielewski Mitchell Borkowski Carter
            Sokołowski Roberts Szczepański Sawicki Lis Kucharski Mazurek Kubiak Kalinowski Wysocki Maciejewski Czarnecki
            """);
    static final List<String> CITIES = words("""
            Warszawa Kraków London Łódź Wrocław Poznań Gdańsk Manchester Szczecin Bydgoszcz Lublin Białystok Katowice Leeds
            Gdynia Częstochowa Radom Bristol Toruń Sosnowiec Kielce Rzeszów Glasgow Gliwice Zabrze Olsztyn Bielsko Bytom
            Edinburgh Zielona Rybnik Ruda Opole Tychy Gorzów Elbląg Płock Cardiff Wałbrzych Włocławek Tarnów Chorzów Koszalin
            Kalisz Legnica Grudziądz Belfast Jaworzno Słupsk Jastrzębie Nowy Jelenia Siedlce Mysłowice Konin Piła Piotrków
            """);
    static final List<String> JOBS = List.of(
            "Specjalista ds. zakupów",
            "Office Manager",
            "Kierownik sprzedaży",
            "IT Manager",
            "Dyrektor finansowy",
            "Head of Purchasing",
            "Prezes zarządu",
            "Accountant",
            "Kierownik magazynu",
            "Managing Director",
            "Inżynier produkcji",
            "Operations Lead");
    static final List<String> TRADES = words("""
            Trans Bud Tech Met Pol Soft Med Agro Logistics Elektro Systems Foods Print Auto Textile Energy Wood Glass Chem
            Studio Marine Optics Steel Paper Furniture Robotics Consulting Media Security Plast
            """);
    static final List<String> FORMS = List.of("Sp. z o.o.", "Ltd", "S.A.", "& Co", "sp.j.", "plc");
    static final List<String> SECTORS =
            List.of("software", "retail", "technology", "finance", "medical", "services", "marketing", "employment");
    static final List<String> COUNTRIES =
            List.of("Poland", "United Kingdom", "Germany", "Czechia", "United States", "Norway", "Lithuania");

    private Names() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
