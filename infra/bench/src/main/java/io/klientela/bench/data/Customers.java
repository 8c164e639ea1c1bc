package io.klientela.bench.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Companies and the people who work there; the same seed gives the same bytes. */
public final class Customers {
    static final List<String> CONTACT_COLUMNS = List.of(
            "contact_id",
            "first_name",
            "last_name",
            "email",
            "phone",
            "job_title",
            "account",
            "city",
            "country",
            "language");
    static final List<String> COMPANY_COLUMNS = List.of(
            "account", "sector", "year_established", "revenue", "employees", "office_location", "subsidiary_of");
    private static final Zipf FIRST = new Zipf(Names.FIRST.size(), 0.8);
    private static final Zipf LAST = new Zipf(Names.LAST.size(), 0.8);
    private static final Zipf CITIES = new Zipf(Names.CITIES.size(), 1);
    private static final Zipf JOBS = new Zipf(Names.JOBS.size(), 0.7);
    private static final Zipf SECTORS = new Zipf(Names.SECTORS.size(), 0.7);
    private static final Zipf COUNTRIES = new Zipf(Names.COUNTRIES.size(), 1.3);

    private final RandomGenerator random;
    private final int companies;
    private final Zipf employers;

    public Customers(RandomGenerator random, int companies) {
        this.random = random;
        this.companies = companies;
        this.employers = new Zipf(companies, 0.9);
    }

    static String companyName(int number) {
        String owner = Names.LAST.get(number % Names.LAST.size());
        String trade = Names.TRADES.get(number / Names.LAST.size() % Names.TRADES.size());
        return "%s %s %d %s".formatted(owner, trade, number + 1, Names.FORMS.get(number % Names.FORMS.size()));
    }

    public void writeCompanies(Path file) {
        write(file, COMPANY_COLUMNS, csv -> {
            for (int i = 0; i < companies; i++) {
                csv.writeRecord(
                        companyName(i),
                        SECTORS.pick(Names.SECTORS, random),
                        String.valueOf(1950 + random.nextInt(75)),
                        "%d.%02d".formatted(1 + random.nextInt(900), random.nextInt(100)),
                        String.valueOf(1 + (int) Math.exp(random.nextGaussian() * 1.5 + 3)),
                        COUNTRIES.pick(Names.COUNTRIES, random),
                        "");
            }
        });
    }

    /**
     * @param prefix of the external ids
     * @param repeatEvery how often a row is there a second time; 0 for never
     */
    public void writeContacts(Path file, String prefix, int count, int repeatEvery) {
        write(file, CONTACT_COLUMNS, csv -> {
            for (int i = 0; i < count; i++) {
                List<String> row = contact(prefix, i);
                csv.writeRecord(row);
                if (repeatEvery > 0 && i % repeatEvery == repeatEvery - 1) {
                    csv.writeRecord(row);
                }
            }
        });
    }

    private List<String> contact(String prefix, int number) {
        String first = FIRST.pick(Names.FIRST, random);
        String last = LAST.pick(Names.LAST, random);
        int company = employers.next(random);
        String country = COUNTRIES.pick(Names.COUNTRIES, random);
        return List.of(
                prefix + number,
                first,
                last,
                "%s.%s.%s%d@firma%d.example".formatted(ascii(first), ascii(last), ascii(prefix), number, company + 1),
                random.nextInt(3) == 0 ? "" : "22 000 01 %02d".formatted(random.nextInt(100)),
                JOBS.pick(Names.JOBS, random),
                companyName(company),
                CITIES.pick(Names.CITIES, random),
                country,
                country.equals("Poland") ? "pl" : "en");
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.replace('ł', 'l').replace('Ł', 'L'), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
    }

    interface Rows {
        void write(CsvWriter csv);
    }

    static void write(Path file, List<String> columns, Rows rows) {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(columns);
            rows.write(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
