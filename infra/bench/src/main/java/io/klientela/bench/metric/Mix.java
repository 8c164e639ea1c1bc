package io.klientela.bench.metric;

/** What share of a day's work is what. */
enum Mix {
    DETAIL,
    LIST,
    SEARCH,
    CHANGE,
    NEW,
    DASHBOARD;

    /** Spread evenly over a hundred: 35, 25, 10, 20, 8 and 2. */
    static Mix of(long number) {
        long place = number * 37 % 100;
        if (place < 35) {
            return DETAIL;
        } else if (place < 60) {
            return LIST;
        } else if (place < 70) {
            return SEARCH;
        } else if (place < 90) {
            return CHANGE;
        }
        return place < 98 ? NEW : DASHBOARD;
    }
}
