package dev.sluice.samples.service;

/**
 * An order that is taken.
 *
 * @param order the order
 * @param cents what it costs
 * @param total what its customer has ordered so far, with this order
 */
record PricedOrder(Order order, long cents, long total) {}
