package io.klientela.sales.product;

import com.mongodb.client.model.Filters;
import io.klientela.events.sales.ProductState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Predecessors;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.imports.ImportHandler;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.ImportUndo;
import io.klientela.platform.imports.RowOutcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Imports products. In such files a product's name is its id; that stays its external id when it is renamed here. */
@Component
class ImportProducts implements ImportHandler {
    private final Aggregates<Product, ProductState> products;
    private final ProductUse use;
    private final Stamps stamps;

    ImportProducts(Aggregates<Product, ProductState> products, ProductUse use, Stamps stamps) {
        this.products = products;
        this.use = use;
        this.stamps = stamps;
    }

    @Override
    public String resource() {
        return "products";
    }

    @Override
    public List<String> mappings() {
        return List.of("default", "crm-sales-opportunities");
    }

    @Override
    public Set<String> needs() {
        return Set.of("name");
    }

    @Override
    public List<ImportUndo<?, ?>> undo() {
        return List.of(new ImportUndo<>(products, product -> product.delete(use), Product::restore));
    }

    private record Applied(String productId, RowOutcome outcome) {}

    @Override
    public List<RowOutcome> apply(List<ImportRow> rows) {
        Predecessors<Product, ProductState> gone = new Predecessors<>(products, ProductState::externalId, any -> true);
        Map<String, Product> known = knownBy(rows, gone);
        Map<String, Product> touched = new LinkedHashMap<>();
        Stamp stamp = stamps.now();
        List<Applied> applied = rows.stream()
                .map(row -> apply(row, known, gone, touched, stamp))
                .toList();
        Set<String> failed = products.saveAll(touched.values());
        return applied.stream()
                .map(row -> failed.contains(row.productId())
                        ? RowOutcome.unresolved("name", "was changed by somebody else at the same time")
                        : row.outcome())
                .toList();
    }

    private static Applied apply(
            ImportRow row,
            Map<String, Product> known,
            Predecessors<Product, ProductState> gone,
            Map<String, Product> touched,
            Stamp stamp) {
        String name = row.requiredText("name");
        Product product = known.get(name);
        if (product == null) {
            ProductInput input = new ProductInput(name, null, row.text("family"), null, row.money("price"), true);
            Product created = gone.made(name, Product.create(gone.idFor(name), input, name, stamp));
            known.put(name, created);
            touched.put(created.id(), created);
            return new Applied(created.id(), RowOutcome.created());
        }
        long before = product.version();
        ProductState state = product.state();
        product.takeFrom(
                new ProductInput(
                        name,
                        state.sku(),
                        row.text("family") == null ? state.family() : row.text("family"),
                        state.description(),
                        row.money("price") == null ? state.price() : row.money("price"),
                        state.active()),
                name,
                stamp);
        touched.put(product.id(), product);
        return new Applied(product.id(), product.version() == before ? RowOutcome.unchanged() : RowOutcome.updated());
    }

    private static Map<String, Product> knownBy(List<ImportRow> rows, Predecessors<Product, ProductState> gone) {
        List<String> names = rows.stream().map(row -> row.requiredText("name")).toList();
        Map<String, Product> known = new HashMap<>();
        List<Product> found =
                gone.findAll(Filters.or(Filters.in("state.externalId", names), Filters.in("state.name", names)));
        found.forEach(product -> known.put(product.state().name(), product));
        found.stream()
                .filter(product -> product.state().externalId() != null)
                .forEach(product -> known.put(product.state().externalId(), product));
        return known;
    }
}
