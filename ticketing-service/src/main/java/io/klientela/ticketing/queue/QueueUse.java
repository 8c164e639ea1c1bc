package io.klientela.ticketing.queue;

/** Tells how many tickets are in a queue. */
public interface QueueUse {
    long ticketsIn(String queueId);
}
