package io.klientela.platform.consume;

/** Tells of each projection how fresh its view is. */
@FunctionalInterface
public interface Freshnesses {
    Freshness of(Projection projection);
}
