package io.klientela.bench.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be measured on a loaded platform, by its word, in the order in which it is: what changes the data last. */
public final class Metrics {
    /** The standalone form's own start, memory and rest, which need a platform of their own. */
    public static final String STANDALONE = "standalone";

    private Metrics() {}

    public static Map<String, Metric> all() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put("gateway", new GatewayMetric());
        metrics.put("list", new ListMetric());
        metrics.put("search", new SearchMetric());
        metrics.put("export", new ExportMetric());
        metrics.put("segment", new SegmentMetric());
        metrics.put("projection", new ProjectionMetric());
        metrics.put("write", new WriteMetric());
        metrics.put("mixed", new MixedMetric());
        metrics.put("live", new LiveMetric());
        metrics.put("import", new ImportMetric());
        metrics.put("campaign", new CampaignMetric());
        metrics.put("web", new WebMetric());
        metrics.put("ui", new UiMetric());
        return Collections.unmodifiableMap(metrics);
    }
}
