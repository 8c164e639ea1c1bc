package io.klientela.contacts.duplicate.matching;

/** How much rarer than usual the values are that two records have in common. */
final class Rarity {

    private Rarity() {}

    /** @param into for each field that is equal in both, the logarithm of the value's frequency over the usual one; else 0 */
    static void of(Records records, Frequencies frequencies, long finding, int a, int b, double[] into) {
        boolean swapped = records.isSwapped(finding);
        for (int i = 0; i < records.order(); i++) {
            into[i] = 0;
            if (Records.level(finding, i) == Comparer.EQUAL) {
                int value = records.commonValue(finding, i, a, b);
                if (value >= 0) {
                    into[i] = Math.log(frequencies.of(i, value, swapped && isName(records, i)) / frequencies.equal(i));
                }
            }
        }
    }

    private static boolean isName(Records records, int field) {
        return field == records.given() || field == records.surname();
    }
}
