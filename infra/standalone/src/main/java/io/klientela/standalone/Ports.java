package io.klientela.standalone;

import io.klientela.embedded.FreePort;

/** Ports of the loopback interface. */
final class Ports {

    private Ports() {}

    static int free() {
        try {
            return FreePort.any();
        } catch (IllegalStateException e) {
            throw new Refusal("No port of 127.0.0.1 is free: end some other programs.");
        }
    }

    /** The given port, or any where it is 0 or taken. */
    static int wish(int port) {
        return port != 0 && FreePort.isFree(port) ? port : free();
    }

    /** The given port, or any when it is 0. */
    static int demand(int port, String setting) {
        if (port == 0) {
            return free();
        }
        if (!FreePort.isFree(port)) {
            throw new Refusal("Port %d is taken: set %s to a free one, or end the program that uses it."
                    .formatted(port, setting));
        }
        return port;
    }
}
