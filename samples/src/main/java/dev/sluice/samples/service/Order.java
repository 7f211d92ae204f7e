package dev.sluice.samples.service;

import dev.sluice.SendChannel;
import java.util.UUID;

/**
 * An order as it comes in.
 *
 * @param id its number, made up by the service
 * @param customer who orders
 * @param item what is ordered
 * @param quantity how many
 * @param reply where the answer goes; has room for it
 */
record Order(UUID id, String customer, String item, int quantity, SendChannel<Receipt> reply) {}
