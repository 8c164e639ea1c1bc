package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * What one column says about two records.
 *
 * @param weight in bits: above 0 it speaks for one person, below 0 against
 */
public record Reason(String column, Agreement agreement, double weight) {
    private static final double LITTLE = 0.2;
    private static final double BIT = Math.log(2);

    /** The weightiest first. */
    static List<Reason> of(Records records, Model model, long finding, double[] rarity) {
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < records.order(); i++) {
            int level = Records.level(finding, i);
            double weight = (model.evidence(i, level) - rarity[i]) / BIT;
            if (level > 0 && Math.abs(weight) > LITTLE) {
                Field field = records.fields().get(i);
                reasons.add(new Reason(field.name(), field.comparer().agreement(level), weight));
            }
        }
        if (records.isSwapped(finding)) {
            reasons.add(new Reason("name", Agreement.SWAPPED, 0));
        }
        reasons.sort((one, other) -> Double.compare(Math.abs(other.weight()), Math.abs(one.weight())));
        return reasons;
    }
}
