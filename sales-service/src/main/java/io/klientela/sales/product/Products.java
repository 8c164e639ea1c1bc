package io.klientela.sales.product;

import io.klientela.events.sales.ProductState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.Problem;
import org.springframework.stereotype.Component;

/** The catalogue as deals see it. */
@Component
public class Products {
    private final Aggregates<Product, ProductState> products;

    Products(Aggregates<Product, ProductState> products) {
        this.products = products;
    }

    /** A product that can be sold. @throws Problem 422 that names the field where there is none, or it is not sold any more */
    public ProductState requireActive(String id, String field) {
        ProductState product = products.find(id)
                .orElseThrow(() -> Problem.unprocessable("There is no product with the id %s.".formatted(id))
                        .field(field, "no such product"))
                .state();
        if (!product.active()) {
            throw Problem.unprocessable("The product \"%s\" is not sold any more.".formatted(product.name()))
                    .field(field, "is not active");
        }
        return product;
    }
}
