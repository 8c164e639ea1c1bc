package io.klientela.bench.metric;

import java.util.List;

/** Something of the platform that is measured beside its floor. */
@FunctionalInterface
public interface Metric {

    List<Row> measure(Scene scene);
}
