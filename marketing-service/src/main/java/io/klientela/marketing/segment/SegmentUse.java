package io.klientela.marketing.segment;

/** Tells how many campaigns need a segment. */
public interface SegmentUse {
    long campaignsTo(String segmentId);
}
