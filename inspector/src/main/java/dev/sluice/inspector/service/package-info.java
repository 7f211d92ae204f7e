/** The start by a property. */
@NullMarked
package dev.sluice.inspector.service;

import org.jspecify.annotations.NullMarked;
