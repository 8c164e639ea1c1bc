package io.klientela.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports of the loopback interface that nobody listens on at the moment of asking. They lie below those that systems give to
 * outgoing connections, so that none of these takes one before its server does; and none is given twice.
 */
public final class FreePort {
    private static final int LOWEST = 15_000;
    private static final int BEYOND = 32_000;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** The given port, or any when it is 0. */
    static int or(int port) {
        return port == 0 ? any() : port;
    }

    /** @throws IllegalStateException where there is none */
    public static int any() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, BEYOND))
                .limit(ATTEMPTS)
                .filter(port -> isFree(port) && GIVEN.add(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free port on the loopback interface"));
    }

    /** Whether a server could listen there now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
