package io.klientela.contacts.duplicate.matching;

/**
 * Two records and how sure it is that they mean one person.
 *
 * @param first position of the first record, from 0
 * @param second position of the second; when two tables are linked, within the second table
 * @param score from 0 to 1; those from 0.5 on are held for the same
 */
public record Match(int first, int second, double score) {}
