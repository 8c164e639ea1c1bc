package io.klientela.platform.aggregate;

/** An aggregate with this id exists already: the same creation was carried out before. */
public final class DuplicateAggregate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String id;

    DuplicateAggregate(String id) {
        super("duplicate aggregate " + id, null, false, false);
        this.id = id;
    }

    public String id() {
        return id;
    }
}
