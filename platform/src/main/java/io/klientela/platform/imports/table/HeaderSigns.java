package io.klientela.platform.imports.table;

import io.klientela.platform.imports.mapping.NameKey;
import java.util.List;
import java.util.Set;

/**
 * What speaks for and against a row being a header.
 *
 * @param against cells that look like the data below them
 * @param different texts above columns of numbers, dates and the like
 * @param known words that headers are made of
 */
record HeaderSigns(int filled, int against, int different, int known, int repeated, int numbers) {
    private static final Set<String> WORDS = Set.of(
            "id",
            "name",
            "email",
            "mail",
            "phone",
            "telefon",
            "imie",
            "nazwisko",
            "nazwa",
            "firma",
            "company",
            "date",
            "data",
            "time",
            "city",
            "miasto",
            "country",
            "kraj",
            "address",
            "adres",
            "price",
            "cena",
            "amount",
            "kwota",
            "qty",
            "ilosc",
            "quantity",
            "value",
            "wartosc",
            "status",
            "type",
            "typ",
            "title",
            "tytul",
            "description",
            "opis",
            "comment",
            "comments",
            "uwagi",
            "notes",
            "url",
            "website",
            "code",
            "kod",
            "category",
            "kategoria",
            "year",
            "rok",
            "month",
            "first name",
            "last name",
            "surname",
            "owner",
            "opiekun",
            "stage",
            "deal",
            "account",
            "key",
            "val",
            "total",
            "suma",
            "nip",
            "regon",
            "pesel",
            "lp",
            "zip",
            "state",
            "street",
            "ulica");

    private static final Set<String> KEYS =
            Set.copyOf(WORDS.stream().map(NameKey::of).distinct().toList());

    static boolean isKnown(String name) {
        return KEYS.contains(NameKey.of(name));
    }

    static boolean isOneOf(String name, Set<String> words) {
        return words.contains(NameKey.of(name));
    }

    static HeaderSigns of(List<String> cells, List<ColumnModel> columns) {
        int filled = 0;
        int against = 0;
        int different = 0;
        int known = 0;
        int repeated = 0;
        int numbers = 0;
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            if (cell.isEmpty()) {
                continue;
            }
            filled++;
            CellKind kind = CellKind.of(cell, true);
            numbers += kind.hasForm() && kind != CellKind.BOOLEAN ? 1 : 0;
            known += isKnown(cell) ? 1 : 0;
            if (i < columns.size() && columns.get(i).filled() > 0) {
                ColumnModel column = columns.get(i);
                CellKind usual = column.kind();
                boolean formed = column.isFormed();
                if (usual.hasForm()) {
                    different += kind == usual || kind.hasForm() ? 0 : 1;
                    against += kind == usual ? 1 : 0;
                } else if (formed && column.filled() >= 5 && column.cost(cell, false) >= ColumnModel.STRANGE) {
                    different++;
                } else if (column.contains(cells.get(i))) {
                    repeated++;
                }
            }
        }
        return new HeaderSigns(filled, against, different, known, repeated, numbers);
    }

    boolean isHeader() {
        if (known > 0 && against <= different && numbers * 2 <= filled) {
            return true;
        }
        return different > 0 ? different >= against : against == 0 && repeated == 0 && numbers * 2 <= filled;
    }

    /** For rows below the first one. */
    boolean isSurelyHeader() {
        return different > 0 && against == 0 && numbers == 0;
    }

    boolean looksLikeData() {
        return numbers * 2 > filled && known == 0;
    }
}
