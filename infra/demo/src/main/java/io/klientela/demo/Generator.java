package io.klientela.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * Writes the exports of an invented company into a folder; the same seed, size and day give the same bytes.
 *
 * @param today the day at which the two years of history end
 */
record Generator(long seed, int deals, LocalDate today) {
    private static final int AGENTS = 36;
    private static final int ACCOUNTS = 90;
    private static final int LEADS = 280;
    static final String LEADS_FILE = "leads.csv";

    void write(Path folder) throws IOException {
        Random random = new Random(seed);
        List<Account> accounts = Account.invent(ACCOUNTS, random);
        People people = new People(AGENTS, random);
        Files.createDirectories(folder);
        csv(folder, "sales_teams.csv", People.TEAMS_HEADER, people.teams());
        csv(
                folder,
                "accounts.csv",
                Account.HEADER,
                accounts.stream().map(Account::cells).toList());
        csv(folder, "products.csv", List.of("product", "series", "sales_price"), products());
        csv(folder, "contacts.csv", People.CONTACTS_HEADER, People.contacts(accounts, random));
        csv(
                folder,
                "sales_pipeline.csv",
                Deals.HEADER,
                new Deals(people.agents(), accounts, today, random).invent(deals));
        writeLeads(folder);
    }

    /** On its own, for a folder of the time before there were leads. */
    void writeLeads(Path folder) throws IOException {
        Random random = new Random(seed);
        List<Account> accounts = Account.invent(ACCOUNTS, random);
        People people = new People(AGENTS, random);
        csv(
                folder,
                LEADS_FILE,
                LeadRows.HEADER,
                new LeadRows(people.agents(), accounts, today, new Random(seed + 1)).invent(LEADS));
    }

    private static List<List<String>> products() {
        return Product.CATALOGUE.stream()
                .map(product -> List.of(product.name(), product.series(), String.valueOf(product.price())))
                .toList();
    }

    private static void csv(Path folder, String name, List<String> header, List<List<String>> rows) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(name))) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        }
    }
}
