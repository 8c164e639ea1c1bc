package io.klientela.bench.report;

import io.klientela.bench.data.Gate;
import io.klientela.bench.metric.Row;
import java.time.Instant;
import java.util.List;

/**
 * A benchmark that is over.
 *
 * @param platform how it ran
 * @param data how much of it there was
 * @param machine in one line
 * @param load how busy the machine was before, as the operating system says; below zero where it does not
 * @param gate what had to be exact before anything was measured
 */
public record Run(
        Instant at, String platform, String data, String machine, double load, List<Gate.Check> gate, List<Row> rows) {}
