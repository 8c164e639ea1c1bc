package io.klientela.gateway;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The gateway. The standalone form starts it from this class too, beside servlet services on one class path. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    /** The gateway's application, ready to run in a process of its own or inside another. */
    public static SpringApplicationBuilder builder() {
        goOnReading();
        return new SpringApplicationBuilder(GatewayApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=gateway");
    }

    /**
     * Without this, Reactor Netty 1.3.6 stops reading a connection whose next request comes before the last one is quite
     * over (reactor-netty#4361). 1.3.8 mends it, and needs a Netty that Boot 4.1.0 does not have.
     */
    private static void goOnReading() {
        System.setProperty("reactor.netty.http.server.lastFlushWhenNoRead", "true");
    }
}
