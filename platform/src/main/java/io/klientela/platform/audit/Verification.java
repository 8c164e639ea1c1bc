package io.klientela.platform.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log from its beginning and tells what is wrong with it: what was edited, deleted, put in, moved, cut off at the
 * end, or written anew with hashes that fit. The last two only checkpoints outside the database can tell.
 */
final class Verification {
    static final String TRIMMED = "klientela.audit.log-trimmed.v1";
    private static final int MOST = 50;

    /** @param entries that are there. @param signed how many of the first ones a genuine checkpoint covers */
    record Result(
            long entries,
            long trimmed,
            long signed,
            @Nullable Instant signedAt,
            List<String> findings) {
        boolean isIntact() {
            return findings.isEmpty();
        }
    }

    /** @param size of what was trimmed. @param peaks of its tree */
    record Trim(long size, List<String> peaks) {}

    private final List<Checkpoint> checkpoints;
    private final List<String> findings = new ArrayList<>();
    private final Map<Long, Document> edited = new HashMap<>();
    private MerkleRange tree = new MerkleRange();
    private @Nullable String previous = Hashes.NONE;
    private long expected;
    private long count;
    private boolean treeIsWhole = true;
    private long matched;
    private @Nullable Instant matchedAt;
    private boolean mismatched;

    /** @param checkpoints genuine ones of this log, by size */
    private Verification(List<Checkpoint> checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** @param entries by position */
    static Result of(Iterator<Document> entries, List<Checkpoint> checkpoints, @Nullable Trim trim) {
        return new Verification(checkpoints).run(entries, trim);
    }

    private Result run(Iterator<Document> entries, @Nullable Trim trim) {
        boolean trimIsExplained = trim == null || begin(trim);
        while (entries.hasNext()) {
            Document entry = entries.next();
            if (trim != null && entry.get(Entries.POSITION) instanceof Long at && at < trim.size()) {
                continue; // the trimming was interrupted, and goes on
            }
            check(entry);
            trimIsExplained |= trim != null && isExplanation(entry, trim);
        }
        if (!trimIsExplained && trim != null) {
            find("the first %d entries are gone, and no entry of the log says that they were trimmed"
                    .formatted(trim.size()));
        }
        nameMoves();
        checkEnd();
        return new Result(count, trim == null ? 0 : trim.size(), matched, matchedAt, List.copyOf(findings));
    }

    /** @return false, as it is still to be explained */
    private boolean begin(Trim trim) {
        expected = trim.size();
        previous = null;
        tree = new MerkleRange(trim.size(), trim.peaks());
        if (checkpoints.stream().noneMatch(checkpoint -> checkpoint.isOf(tree))) {
            find("the first %d entries are gone, and no genuine checkpoint has their tree".formatted(trim.size()));
        }
        return false;
    }

    private static boolean isExplanation(Document entry, Trim trim) {
        return TRIMMED.equals(entry.getString("type"))
                && Objects.equals(entry.get("size"), trim.size())
                && Objects.equals(entry.get("root"), Hashes.hex(new MerkleRange(trim.size(), trim.peaks()).root()));
    }

    private void check(Document entry) {
        count++;
        if (!(entry.get(Entries.POSITION) instanceof Long position)) {
            find("there is an entry without a place: %s".formatted(name(entry)));
            return;
        }
        place(entry, position);
        byte[] leaf = Entries.leaf(entry);
        String hash = Hashes.hex(leaf);
        String stated = entry.get(Entries.HASH) instanceof String text ? text : "";
        if (!hash.equals(stated) || !Entries.isComplete(entry)) {
            edited.put(position, entry);
            previous = null;
            grow(isHash(stated) ? Hashes.bytes(stated) : leaf); // so that the rest can still be compared
            return;
        }
        if (previous != null && !previous.equals(entry.get(Entries.PREVIOUS))) {
            find("entry %d is not the one that entry %d was written after: one of them was replaced or put in: %s"
                    .formatted(position - 1, position, name(entry)));
        }
        previous = stated;
        grow(leaf);
    }

    private void place(Document entry, long position) {
        if (position < expected) {
            find("there is a second entry %d: %s".formatted(position, name(entry)));
        } else if (position > expected) {
            find(
                    position == expected + 1
                            ? "entry %d is missing".formatted(expected)
                            : "entries %d to %d are missing".formatted(expected, position - 1));
            treeIsWhole = false;
            previous = null;
        }
        expected = Math.max(expected, position + 1);
    }

    private static boolean isHash(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    private void grow(byte[] leaf) {
        tree.add(leaf);
        for (Checkpoint checkpoint : checkpoints) {
            if (treeIsWhole && checkpoint.size() == tree.size()) {
                compare(checkpoint);
            }
        }
    }

    private void compare(Checkpoint checkpoint) {
        if (checkpoint.isOf(tree)) {
            matched = checkpoint.size();
            matchedAt = checkpoint.at();
        } else if (!mismatched) {
            mismatched = true;
            find("entries %d to %d are not all those that were signed at %s: at least one of them was written anew"
                    .formatted(matched, checkpoint.size() - 1, checkpoint.at()));
        }
    }

    /** An entry whose hash fits another place was moved; any other was edited. */
    private void nameMoves() {
        edited.forEach((position, entry) -> {
            Long from = edited.keySet().stream()
                    .filter(other -> !other.equals(position))
                    .filter(other -> fits(entry, other))
                    .findFirst()
                    .orElse(null);
            find(
                    from == null
                            ? "entry %d was edited: %s".formatted(position, name(entry))
                            : "entry %d was moved there from %d: %s".formatted(position, from, name(entry)));
        });
    }

    private static boolean fits(Document entry, long position) {
        Document back = new Document(entry).append(Entries.POSITION, position);
        return Entries.isComplete(back) && Hashes.hex(Entries.leaf(back)).equals(entry.get(Entries.HASH));
    }

    private void checkEnd() {
        checkpoints.stream()
                .filter(checkpoint -> checkpoint.size() > expected)
                .reduce((first, second) -> second)
                .ifPresent(checkpoint -> find(
                        "the end is missing: %d entries were signed at %s, and the log ends after %d: entries %d to %d are gone"
                                .formatted(
                                        checkpoint.size(),
                                        checkpoint.at(),
                                        expected,
                                        expected,
                                        checkpoint.size() - 1)));
    }

    private void find(String finding) {
        if (findings.size() < MOST) {
            findings.add(finding);
        }
    }

    private static String name(Document entry) {
        return "%s, %s of %s %s by %s"
                .formatted(
                        entry.get("_id"),
                        entry.get("type"),
                        entry.get("resource"),
                        entry.get("recordId"),
                        entry.get("actor"));
    }
}
