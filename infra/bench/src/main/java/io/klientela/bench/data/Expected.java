package io.klientela.bench.data;

/**
 * What the platform has to say once everything is loaded.
 *
 * @param wonValue in US dollars
 */
public record Expected(int contacts, int companies, int deals, int activities, int won, int lost, long wonValue) {

    Expected withDeals(int newDeals, int newWon, int newLost, long newWonValue) {
        return new Expected(contacts, companies, newDeals, activities, newWon, newLost, newWonValue);
    }
}
