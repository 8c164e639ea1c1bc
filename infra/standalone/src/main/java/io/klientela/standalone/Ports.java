package io.klientela.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. */
final class Ports {

    private Ports() {}

    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Refusal("No port of 127.0.0.1 is free: end some other programs.");
        }
    }

    /** The given port, or any where it is 0 or taken. */
    static int wish(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return free();
        }
    }

    /** The given port, or any when it is 0. */
    static int demand(int port, String setting) {
        if (port == 0) {
            return free();
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Refusal("Port %d is taken: set %s to a free one, or end the program that uses it."
                    .formatted(port, setting));
        }
    }
}
