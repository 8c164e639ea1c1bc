package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.List;

/** How like one record is to a few others, by what is usual, where there is no time or no data to learn from. */
public final class Likeness {
    private static final int LIKELY = 8;

    private Likeness() {}

    /** One of the others. @param position in the table; @param reasons the weightiest first */
    public record Like(int position, double score, List<Reason> reasons) {}

    /** Those like the first record of the table, the most like first; columns are told by their names alone. */
    public static List<Like> of(Table table, double leastScore) {
        List<Column> columns = Recognition.byName(table);
        Records records = new Records(columns, table.size(), table.size());
        Model model = new Model(records);
        model.assumeUsual(records, -LIKELY);
        double[] rarity = new double[model.comparisons()];
        double[] weights = new double[Model.KINDS];
        List<Like> likes = new ArrayList<>();
        for (int i = 1; i < table.size(); i++) {
            long finding = records.compare(0, i);
            model.weigh(finding, rarity, weights);
            double score = 1 / (1 + Math.exp(-Model.logOdds(weights)));
            if (score >= leastScore) {
                likes.add(new Like(i, score, Reason.of(records, model, finding, rarity)));
            }
        }
        likes.sort((one, other) -> Double.compare(other.score(), one.score()));
        return likes;
    }
}
