package io.klientela.sales.product;

import io.klientela.events.sales.ProductState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/products")
class ProductController extends ResourceController<Product, ProductState, ProductInput> {
    private final ProductUse use;

    ProductController(Aggregates<Product, ProductState> products, RecordsFactory with, ProductUse use) {
        super(products, with, ProductInput.class);
        this.use = use;
    }

    @Override
    protected Product create(String id, ProductInput input, Stamp stamp) {
        return Product.create(id, input, null, stamp);
    }

    @Override
    protected ProductInput inputOf(ProductState state) {
        return new ProductInput(
                state.name(), state.sku(), state.family(), state.description(), state.price(), state.active());
    }

    @Override
    protected void edit(Product product, ProductInput input, Stamp stamp) {
        product.edit(input, stamp);
    }

    @Override
    protected void delete(Product product, Stamp stamp) {
        product.delete(use);
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(Product product, Stamp stamp) {
        product.revive();
    }
}
