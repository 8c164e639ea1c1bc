package io.klientela.platform.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 9162 over the first leaves of a log, of which only the roots of its complete subtrees are kept:
 * at most 63 hashes, enough to add leaves and to name the root.
 */
final class MerkleRange {
    private final List<byte[]> peaks = new ArrayList<>();
    private long size;

    MerkleRange() {}

    /** A tree to go on with. @param peaks as {@link #peaks} gave them */
    MerkleRange(long size, List<String> peaks) {
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("%d leaves do not have %d peaks".formatted(size, peaks.size()));
        }
        this.size = size;
        peaks.forEach(peak -> this.peaks.add(Hashes.bytes(peak)));
    }

    void add(byte[] leafHash) {
        byte[] node = leafHash;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            node = Hashes.node(peaks.removeLast(), node);
        }
        peaks.add(node);
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        if (peaks.isEmpty()) {
            return Hashes.of(new byte[0]);
        }
        byte[] root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Hashes.node(peaks.get(i), root);
        }
        return root;
    }

    /** The subtrees' roots in hexadecimal, the largest first. */
    List<String> peaks() {
        return peaks.stream().map(Hashes::hex).toList();
    }
}
