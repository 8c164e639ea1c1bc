package io.klientela.platform.net;

import java.net.InetAddress;

/** A range of addresses, e.g. {@code 10.0.0.0/8}. */
final class Network {
    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException where the text is not an address with a length of its prefix */
    static Network of(String cidr) {
        String[] parts = cidr.split("/", -1);
        byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
        int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
        if (parts.length > 2 || bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException(cidr + " is not a network");
        }
        return new Network(address, bits);
    }

    boolean contains(InetAddress candidate) {
        byte[] address = candidate.getAddress();
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
