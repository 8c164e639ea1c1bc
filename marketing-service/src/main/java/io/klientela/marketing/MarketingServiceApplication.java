package io.klientela.marketing;

import io.klientela.platform.KlientelaService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Segments, templates, campaigns and what follows from them. */
@SpringBootApplication
public class MarketingServiceApplication {

    public static void main(String[] args) {
        KlientelaService.run(MarketingServiceApplication.class, "marketing-service", args);
    }
}
