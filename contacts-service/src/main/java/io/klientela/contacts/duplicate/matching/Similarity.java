package io.klientela.contacts.duplicate.matching;

/**
 * How alike two strings are. Own code because the libraries' versions make garbage for each call, and a scan calls this
 * some ten million times; a test compares it with commons-text.
 */
final class Similarity {
    private static final double PREFIX_WEIGHT = 0.1;
    private static final int LONGEST_PREFIX = 4;
    private static final int LONGEST = 64;

    private Similarity() {}

    /** Jaro–Winkler similarity, from 0 to 1 (Winkler 1990); of long strings, of their beginnings. */
    static double jaroWinkler(String a, String b) {
        int la = Math.min(a.length(), LONGEST);
        int lb = Math.min(b.length(), LONGEST);
        if (la == 0 || lb == 0) {
            return la == lb ? 1 : 0;
        }
        int window = Math.max(0, Math.max(la, lb) / 2 - 1);
        long usedA = 0;
        long usedB = 0;
        int common = 0;
        for (int i = 0; i < la; i++) {
            char c = a.charAt(i);
            int end = Math.min(lb - 1, i + window);
            for (int j = Math.max(0, i - window); j <= end; j++) {
                if (((usedB >>> j) & 1) == 0 && b.charAt(j) == c) {
                    usedA |= 1L << i;
                    usedB |= 1L << j;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        int moved = 0;
        int j = 0;
        for (int i = 0; i < la; i++) {
            if (((usedA >>> i) & 1) == 0) {
                continue;
            }
            while (((usedB >>> j) & 1) == 0) {
                j++;
            }
            if (a.charAt(i) != b.charAt(j)) {
                moved++;
            }
            j++;
        }
        double jaro = ((double) common / la + (double) common / lb + (common - moved / 2.0) / common) / 3;
        int prefix = 0;
        int most = Math.min(LONGEST_PREFIX, Math.min(la, lb));
        while (prefix < most && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro < 0.7 ? jaro : jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    /**
     * Damerau's distance in its restricted form: insertions, deletions, replacements and swaps of neighbours.
     *
     * @return at most {@code limit + 1}
     */
    static int distance(String a, String b, int limit) {
        int la = a.length();
        int lb = b.length();
        if (Math.abs(la - lb) > limit) {
            return limit + 1;
        }
        int[] before = new int[lb + 1];
        int[] last = new int[lb + 1];
        int[] row = new int[lb + 1];
        for (int j = 0; j <= lb; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= la; i++) {
            row[0] = i;
            int least = i;
            char c = a.charAt(i - 1);
            for (int j = 1; j <= lb; j++) {
                char d = b.charAt(j - 1);
                int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (c == d ? 0 : 1));
                if (i > 1 && j > 1 && c == b.charAt(j - 2) && a.charAt(i - 2) == d) {
                    cost = Math.min(cost, before[j - 2] + 1);
                }
                row[j] = cost;
                least = Math.min(least, cost);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.min(last[lb], limit + 1);
    }

    /** Share of the words of the shorter text that have a near equal word in the longer, weighed by their length. */
    static double sharedWords(String[] a, String[] b) {
        boolean fewer = a.length <= b.length;
        String[] few = fewer ? a : b;
        String[] many = fewer ? b : a;
        int shared = 0;
        int all = 0;
        for (String word : few) {
            all += word.length();
            for (String other : many) {
                if (word.equals(other) || (word.length() > 3 && distance(word, other, 1) <= 1)) {
                    shared += word.length();
                    break;
                }
            }
        }
        int longer = 0;
        for (String word : many) {
            longer += word.length();
        }
        return all == 0 || longer == 0 ? 0 : 2.0 * shared / (all + longer);
    }
}
