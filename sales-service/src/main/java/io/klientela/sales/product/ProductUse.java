package io.klientela.sales.product;

/** Tells how many deals contain a product. */
public interface ProductUse {
    long dealsWith(String productId);
}
