package dev.sluice.processor.declaration;

/**
 * A class that is named as a stage and cannot be one.
 *
 * @param name the class's name
 * @param place where it is named
 * @param wrong what is wrong
 * @param remedy what to do
 */
public record StageClassProblem(String name, Place place, String wrong, String remedy) {}
