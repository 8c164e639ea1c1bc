package io.klientela.events.ticketing;

/**
 * When people work on a day of the week.
 *
 * @param day 1 for Monday to 7 for Sunday
 * @param from local time, e.g. {@code 08:00}
 * @param to local time after {@code from}; {@code 24:00} is the end of the day
 */
public record OpeningHours(int day, String from, String to) {}
