package io.klientela.platform.query;

/** How two values compare. */
enum Comparison {
    EQUAL("$eq"),
    LESS("$lt"),
    AT_MOST("$lte"),
    GREATER("$gt"),
    AT_LEAST("$gte");

    final String operator;

    Comparison(String operator) {
        this.operator = operator;
    }

    /** The same comparison with its sides swapped. */
    Comparison flipped() {
        return switch (this) {
            case EQUAL -> EQUAL;
            case LESS -> GREATER;
            case AT_MOST -> AT_LEAST;
            case GREATER -> LESS;
            case AT_LEAST -> AT_MOST;
        };
    }
}
