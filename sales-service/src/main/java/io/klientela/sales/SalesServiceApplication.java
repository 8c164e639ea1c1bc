package io.klientela.sales;

import io.klientela.platform.KlientelaService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The sales service, alone in its process. */
@SpringBootApplication
public class SalesServiceApplication {

    public static void main(String[] args) {
        KlientelaService.run(SalesServiceApplication.class, "sales-service", args);
    }
}
