package io.klientela.platform.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A signed statement of how long a log was at a time and what was in it: a C2SP checkpoint, with the time as its
 * extension line.
 *
 * @param origin which log, e.g. {@code klientela/contacts}
 * @param size how many entries
 * @param root of the Merkle tree over them, in hexadecimal
 * @param note the statement with its signatures
 */
record Checkpoint(String origin, long size, String root, Instant at, String note) {
    private static final String SIGNATURE = "— ";

    static Checkpoint sign(String origin, MerkleRange tree, Instant at, List<SigningKey> keys) {
        String text = "%s\n%d\n%s\n%s\n"
                .formatted(origin, tree.size(), Base64.getEncoder().encodeToString(tree.root()), at);
        StringBuilder note = new StringBuilder(text).append('\n');
        for (SigningKey key : keys) {
            byte[] signature = KeyKind.concat(key.verifier().id(), key.sign(text.getBytes(StandardCharsets.UTF_8)));
            note.append(SIGNATURE)
                    .append(Verifier.NAME)
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(signature))
                    .append('\n');
        }
        return new Checkpoint(origin, tree.size(), Hashes.hex(tree.root()), at, note.toString());
    }

    /** @throws IllegalArgumentException where it is no checkpoint */
    static Checkpoint parse(String note) {
        List<String> lines = note.lines().toList();
        if (lines.size() < 6 || !lines.get(4).isEmpty()) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        try {
            return new Checkpoint(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    Hashes.hex(Base64.getDecoder().decode(lines.get(2))),
                    Instant.parse(lines.get(3)),
                    note);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a checkpoint", e);
        }
    }

    /** With which kinds of keys it is signed by one of the given. */
    Set<KeyKind> signedBy(List<Verifier> verifiers) {
        Set<KeyKind> kinds = EnumSet.noneOf(KeyKind.class);
        int end = note.indexOf("\n\n");
        byte[] text = note.substring(0, end + 1).getBytes(StandardCharsets.UTF_8);
        note.substring(end + 2)
                .lines()
                .filter(line -> line.startsWith(SIGNATURE))
                .forEach(line -> {
                    byte[] signature = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
                    verifiers.stream()
                            .filter(verifier -> Arrays.equals(verifier.id(), Arrays.copyOf(signature, 4)))
                            .filter(verifier ->
                                    verifier.verifies(text, Arrays.copyOfRange(signature, 4, signature.length)))
                            .forEach(verifier -> kinds.add(verifier.kind()));
                });
        return kinds;
    }

    /** Whether each kind of key vouches for it. */
    boolean isGenuine(List<Verifier> verifiers) {
        return signedBy(verifiers).size() == KeyKind.values().length;
    }

    boolean isOf(MerkleRange tree) {
        return size == tree.size() && Objects.equals(root, Hashes.hex(tree.root()));
    }
}
