package io.klientela.processes;

/** What lies between the processes: nothing, or a proxy that a suite can disturb. */
public interface Wiring {
    Wiring DIRECT = new Wiring() {};

    /** The port at which the gateway reaches an instance that listens at the given one. */
    default int toService(String instance, int port) {
        return port;
    }

    /** The port at which an instance reaches the store that listens at the given one. */
    default int toStore(String instance, int port) {
        return port;
    }
}
