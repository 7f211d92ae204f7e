/**
 * The Java that is written. Each method says in a comment what shape it writes; nothing here
 * decides anything that the model has not decided.
 */
@NullMarked
package dev.sluice.processor.writing;

import org.jspecify.annotations.NullMarked;
