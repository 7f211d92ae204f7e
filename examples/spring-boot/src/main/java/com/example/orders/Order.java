package com.example.orders;

/** What a customer has ordered. */
public record Order(String customer, long cents) {}
