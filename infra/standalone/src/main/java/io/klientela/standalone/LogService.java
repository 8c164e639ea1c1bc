package io.klientela.standalone;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The name of the service in each line of the one log: that of the thread which, directly or not, created the thread. */
public final class LogService extends ClassicConverter {

    private static final InheritableThreadLocal<String> SERVICE = new InheritableThreadLocal<>();

    /** What this thread, and those it will create, log belongs to a service. */
    static void within(String service) {
        SERVICE.set(service);
    }

    @Override
    public String convert(ILoggingEvent event) {
        var service = SERVICE.get();
        return service == null ? "platform" : service;
    }
}
