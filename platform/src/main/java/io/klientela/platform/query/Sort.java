package io.klientela.platform.query;

/** The order of a list: by a field, then by id in the same direction. */
record Sort(Field field, boolean descending) {

    String path() {
        return field.comparedPath();
    }

    @Override
    public String toString() {
        return descending ? "-" + field.name() : field.name();
    }
}
