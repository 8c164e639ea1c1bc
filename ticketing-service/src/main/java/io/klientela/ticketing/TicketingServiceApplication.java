package io.klientela.ticketing;

import io.klientela.platform.KlientelaService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Tickets, service levels and the knowledge base. */
@SpringBootApplication
public class TicketingServiceApplication {

    public static void main(String[] args) {
        KlientelaService.run(TicketingServiceApplication.class, "ticketing-service", args);
    }
}
